import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stripQuoted } from "./strip-quoted";

/** What mail programs put below an answer: each begins with what introduces the quoted mail. */
const QUOTES = [
  "在 2026年11月27日 14:00，support+t1@example.com 写道：\n> 您好\n> 已经处理好了",
  "On Fri, 27 Nov 2026 at 14:00, Shop <support+t1@example.com> wrote:\n> Hello\n>\n> Done.",
  "On Fri, 27 Nov 2026 at 14:00, Shop with a long name <support+t261127@example.com>\nwrote:\n\n> Hello",
  "------------------ 原始邮件 ------------------\n发件人: 金橘 <support@example.com>\n您好",
  "-----Original Message-----\nFrom: Shop <support@example.com>\nHello",
  "________________________________\nFrom: Shop\nSent: today\n\nHello",
  "发件人：金橘 <support@example.com>\n发送时间：今天\n\n您好",
  "> 您好\n> 已经处理好了",
  "—— 直接回复邮件时，请在此行上方回复 ——\n您好",
  "-- To answer by mail, write your answer above this line --\nHello",
  "-- \n林青\n某公司",
];
/** Words that introduce no quote. */
const words = fc
  .array(
    fc.stringMatching(/^[a-z\u4e00-\u5199\u519a-\u8fff]{1,12}([,.，。 ][a-z\u4e00-\u5199\u519a-\u8fff]{1,12}){0,6}$/),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((lines) => lines.join("\n"));

describe("an answer by mail", () => {
  it("keeps what its writer wrote and loses what it quotes, whatever mail program wrote it", () => {
    fc.assert(
      fc.property(words, fc.constantFrom(...QUOTES), fc.constantFrom("\n", "\r\n"), (own, quote, end) => {
        const mail = `${own}\n\n${quote}\n`.replaceAll("\n", end);
        expect(stripQuoted(mail)).toBe(own);
        expect(stripQuoted(own)).toBe(own);
      }),
    );
  });

  it("is always a beginning of the mail, whatever is in it", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom(...QUOTES))), (parts) => {
        const text = parts.join("\n").replace(/\r\n?/g, "\n");
        const own = stripQuoted(text);
        expect(text.startsWith(own)).toBe(true);
        expect(stripQuoted(own)).toBe(own);
      }),
    );
  });

  it("keeps a sentence that says who wrote what", () => {
    expect(stripQuoted("客服写道：\n可以退款")).toBe("客服写道：\n可以退款");
  });

  it("keeps quoted lines that it answers one by one", () => {
    expect(stripQuoted("> 域名是哪个？\nexample.com\n> 什么时候开始的？\n昨天\n\n> 谢谢")).toBe(
      "> 域名是哪个？\nexample.com\n> 什么时候开始的？\n昨天",
    );
  });
});
