import { describe, expect, it } from "vitest";
import entries from "../catalogue/mail.json";
import { chooseVariants } from "../choose-variants";
import type { AnyRow } from "../endpoint";
import type { Outcome } from "../outcome";
import * as mail from "./mail";
import * as boxes from "./mail-boxes";
import * as cheng from "./mail-cheng";
import { faultLines, outcomeOfText, sentQuery } from "./testing/try-row";

function documented(row: { id: string }): Outcome<unknown> {
  const raw = entries.find((entry) => entry.id === row.id)?.answers[0]?.raw;
  if (!raw) throw new Error(`no answer of ${row.id}`);
  return outcomeOfText(row, raw);
}

describe("documented answers of 六、企业邮局", () => {
  it("decode into records, sizes and dates, blanks in keys and values aside", () => {
    expect(documented(mail.readMailProduct)).toMatchObject({
      kind: "ok",
      value: {
        domain: "apitest.com",
        cname: "webmail.idccenter.net",
        mx10: "mx01.idccenter.net",
        mx5or20: "mxw.idccenter.net",
        mailboxes: 2,
        sizeMb: 5120,
        panelUrl: "http://webmail.idccenter.net",
        adminAccount: "admin@apitest.com",
        popHost: "pop.idccenter.net",
        smtpHost: "smtp.idccenter.net",
        registeredAt: new Date("2014-01-01T15:49:29Z"),
        expiresAt: new Date("2015-01-01T15:49:29Z"),
      },
    });
    expect(documented(boxes.listMailboxes)).toMatchObject({
      value: [{ account: "testmail", state: "running", memo: null, sizeMb: 10 }],
    });
    expect(documented(mail.isGiftMail)).toMatchObject({ value: true });
    expect(documented(mail.mailLoginUrl)).toMatchObject({
      value: expect.stringMatching(/^http:\/\/mail\.chengmail\.cn\/.*lang=zh_CN$/),
    });
  });

  it("a purchase that fails in words that fit two things stays unknown", () => {
    expect(documented(mail.createMail)).toMatchObject({ kind: "unknown", code: 15006 });
    const failed = (code: string) => outcomeOfText(mail.upgradeMail, `{"status":"failed","message":"${code} 失败"}`);
    expect(failed("15013")).toMatchObject({ kind: "unknown", name: "upgrade_failed" });
    expect(failed("15007")).toMatchObject({ kind: "unknown" });
    expect(failed("15012")).toMatchObject({ kind: "rejected", name: "mailboxes_invalid" });
    expect(documented(mail.renewMail)).toMatchObject({ kind: "ok" });
  });

  it("a success of an order, of which none is printed, tells the password that Cheng mail made", () => {
    const raw =
      '{"status":"success","message":[{"emldomain":"my.com","usernum":"5","mxadr5":"mx2.chengmail.cn","password":"Ab12!x"}]}';
    expect(outcomeOfText(mail.createMail, raw)).toMatchObject({
      kind: "ok",
      value: { mailboxes: 5, password: "Ab12!x" },
    });
  });
});

describe("what a mail call can't say is refused before it is sent", () => {
  const order = { domain: "my.com", years: 1, edition: "standard", mailboxes: 5 };

  it("the management password goes with global mail, and with it alone", () => {
    expect(faultLines(mail.createMail, { ...order, password: "abc123" })).toEqual([]);
    expect(faultLines(mail.createMail, { ...order, kind: "cheng" })).toEqual([]);
    const wrong = ["password upstream.mail_password_by_kind"];
    expect(faultLines(mail.createMail, { ...order, kind: "cheng", password: "abc123" })).toEqual(wrong);
    expect(faultLines(mail.createMail, order)).toEqual(wrong);
  });

  it("an upgrade asks for something, administrators with Cheng mail alone", () => {
    const domain = "my.com";
    expect(faultLines(mail.upgradeMail, { domain, addMailboxes: 0 })).toEqual(["addMailboxes upstream.mailboxes"]);
    expect(faultLines(mail.upgradeMail, { domain, addMailboxes: 0, edition: "business" })).toEqual([]);
    expect(faultLines(mail.upgradeMail, { domain, addMailboxes: 1, addAdministrators: 1 })).toEqual([
      "addAdministrators upstream.invalid",
    ]);
  });

  it.each([
    [{ account: "admin" }, ["account upstream.mailbox_reserved"]],
    [{ account: "li ming" }, ["account upstream.mailbox"]],
    [{ password: "abc12" }, ["password upstream.mailbox_password"]],
    [{ password: "abc123#" }, ["password upstream.mailbox_password"]],
    [{ memo: "a,b" }, ["memo upstream.comma"]],
    [{ sizeMb: 0 }, ["sizeMb upstream.mailbox_size"]],
  ])("a gift mailbox with %j", (change, problems) => {
    const box = { domain: "my.com", account: "liming", password: "abc123!", sizeMb: 100 };
    expect(faultLines(boxes.addMailbox, box)).toEqual([]);
    expect(faultLines(boxes.addMailbox, { ...box, ...change })).toEqual(problems);
  });

  it("a Cheng mailbox belongs to its domain, and its password has all three kinds of signs", () => {
    const box = { domain: "my.com", mailbox: "li@my.com", password: "abc1234!", sizeMb: 100 };
    expect(faultLines(cheng.addChengMailbox, box)).toEqual([]);
    expect(faultLines(cheng.addChengMailbox, { ...box, mailbox: "li@other.com" })).toEqual([
      "mailbox upstream.mailbox_elsewhere",
    ]);
    expect(faultLines(cheng.addChengMailbox, { ...box, password: "abc12345" })).toEqual([
      "password upstream.cheng_password",
    ]);
  });

  it("passwords of collected mail go out as Base64", () => {
    const collected = sentQuery(cheng.collectMail, {
      domain: "my.com",
      mailbox: "li@my.com",
      mailboxPassword: "密码1",
      server: "pop.163.com",
      port: 110,
      outsideMailbox: "li@163.com",
      outsidePassword: "mima",
    });
    expect(Buffer.from(collected.chengmailpassword ?? "", "base64").toString()).toBe("密码1");
    expect(collected).toMatchObject({ port: "110", outmailpassword: "bWltYQ==" });
  });

  it("the examples' spelling of a mailbox is a setting", () => {
    const input = { domain: "my.com", account: "li", memo: "x" };
    expect(sentQuery(boxes.setMailboxMemo, input)).toHaveProperty("mailaccount", "li");
    const other = chooseVariants(boxes.setMailboxMemo as unknown as AnyRow, { mailbox_account: "example" });
    expect(sentQuery(other, input)).toHaveProperty("mailaccout", "li");
  });
});
