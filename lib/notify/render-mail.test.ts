import { describe, expect, it } from "vitest";
import { languages } from "@/messages/languages";
import zh from "@/messages/zh/mails.json";
import zhUi from "@/messages/zh/ui.json";
import { greet } from "./greet";
import { mailTexts } from "./mail-texts";
import { renderMail } from "./render-mail";
import { sampleMails, sampleShop } from "./testing/sample-mails";
import { withoutTokens } from "./without-tokens";

const url = "https://shop.example/x?token=abcdefghijklmnopqrstuvwxyz0123456789";
const inHtml = (text: string) =>
  text.replace(
    /[&<>"']/g,
    (char) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" })[char] ?? "",
  );

describe("mails", () => {
  it("are all among the samples", () => {
    const { layout: _, ...areas } = zh;
    const names = Object.entries(areas).flatMap(([area, mails]) => Object.keys(mails).map((name) => `${area}.${name}`));
    expect([...new Set(sampleMails.map(({ name }) => name))].sort()).toEqual(names.sort());
  });

  it.each(languages.flatMap((locale) => sampleMails.map((mail) => ({ locale, ...mail }))))(
    "say the same in plain text and HTML: $name, $locale",
    async ({ name, locale, write }) => {
      const content = write(locale);
      const mail = await renderMail(content, sampleShop, locale);
      const facts = (content.facts ?? []).flatMap(({ label, value }) => [label, value]);
      for (const text of [...content.paragraphs, ...facts, ...(content.after ?? []), "400-800-1234"]) {
        expect(mail.text).toContain(text);
        expect(mail.html).toContain(inHtml(text));
      }
      if (content.action) {
        expect(mail.text).toContain(content.action.url);
        expect(mail.html).toContain(`href="${content.action.url}"`);
      }
      // A time of day is nothing without its zone, and all mails name it alike.
      const zone = locale === "zh" ? /^（北京时间）/ : /^ \(China time, UTC\+8\)/;
      for (const { 0: clock, index } of mail.text.matchAll(/(?<![\d:])\d{1,2}:\d{2}(?!\d)/g)) {
        expect(mail.text.slice(index + clock.length)).toMatch(zone);
      }
      // No key in place of a sentence, and no argument left unfilled.
      expect(`${mail.subject}${mail.text}`).not.toMatch(/undefined|\[object|[{}]/);
      expect(`${mail.subject}${mail.text}`).not.toContain(name);
    },
  );

  it("name the zone of a time as pages do", () => {
    expect(zh.layout.clock).toBe(zhUi.clock);
  });

  it("escape what people wrote and keep the subject on one line", async () => {
    const mail = await renderMail(
      { subject: "a\r\nBcc: x@y.z\u2028b\u0000c", paragraphs: ['<script>alert("1")</script>&'] },
      { name: "<b>", url: "https://shop.example" },
      "en",
    );
    expect(mail.subject).toBe("a Bcc: x@y.z b c");
    expect(mail.html).not.toContain("<script>");
    expect(mail.html).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;");
    expect(mail.html).not.toContain("<b>");
  });

  it("greet by a name on one line, or by none", () => {
    const [chinese, english] = [mailTexts("layout", "zh"), mailTexts("layout", "en")];
    expect(greet(english, "Lin\r\n\r\nClick https://evil.example\u2028now")).toBe(
      "Hello Lin Click https://evil.example now,",
    );
    expect(greet(english, "<b>{name}</b>")).toBe("Hello <b>{name}</b>,");
    expect([greet(chinese, ""), greet(english, " \n")]).toEqual(["您好。", "Hello,"]);
  });

  it("lose their single-use links, in HTML too", async () => {
    expect(withoutTokens(url)).toBe("https://shop.example/x?token=…");
    const { html } = await renderMail(
      { subject: "s", paragraphs: [], action: { label: "go", url: `${url}&a=1` } },
      sampleShop,
      "en",
    );
    expect(withoutTokens(html)).not.toContain("abcdefghij");
    expect(withoutTokens("https://a/x?a=1&amp;token=abc_-1 rest")).toBe("https://a/x?a=1&amp;token=… rest");
  });
});
