import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addYears } from "@/lib/core/time";
import type { Bench } from "../../codes/bench";
import { chengBox, chengOrder, collecting, giftBox, globalOrder, MAIL, ownBox, ownMail } from "../../codes/mail";
import { openBench } from "../../codes/open-bench";
import type { EndpointId } from "../../manual/all";
import { mailManual } from "../../manual/mail";
import type { RunningSandbox } from "../../start";
import { dashTime } from "../../world/write-dates";

let sandbox: RunningSandbox;
let bench: Bench;
const called = new Set<EndpointId>();

beforeEach(async () => {
  ({ sandbox, bench } = await openBench(called));
});
afterEach(() => sandbox.close());

type Row = Record<string, string>;
const own = { maildomain: MAIL };
const rows = (message: unknown) => message as Row[];
const row = () => sandbox.world.mails.get(MAIL);
const balance = async () => (await bench.control.world()).money.balance;
const tidyDetail = async () => {
  await bench.control.settings({ warts: "clean" });
  return rows((await bench.call("mail.getMailDetail", own)).message)[0];
};

describe("a mail product", () => {
  it("is checked, ordered and shown with its records, blanks as printed", async () => {
    const check = () => bench.call("product.checkpraname", { praname: MAIL, protype: "4" });
    expect((await check()).code).toBe("");
    const [bought] = rows((await bench.call("mail.CreateOder", globalOrder)).message);
    expect(bought).toMatchObject({ emldomain: MAIL, usernum: "5", password: "abc12345", mxadr5: "mxw.idccenter.net" });
    expect((await check()).code).toBe("10031");
    const [shown] = rows((await bench.call("mail.getMailDetail", own)).message);
    expect(shown).toMatchObject({ emldomain: ` ${MAIL}`, " usernum": " 5", " cname": " webmail.idccenter.net" });
    expect(await tidyDetail()).toMatchObject({ emldomain: MAIL, emlsze: "5G", adminacc: `admin@${MAIL}` });
    await bench.control.settings({ warts: "misprints" });
    expect((await bench.call("mail.getMailDetail", own)).text).toMatch(/" \]\} \}$/);
    expect(await balance()).toBe("9800.00");
  });

  it("tells Cheng mail's password in the order's answer alone, and logs in", async () => {
    const [bought] = rows((await bench.call("mail.CreateOder", chengOrder)).message);
    expect(bought).toMatchObject({ cname: "mail.chengmail.cn", password: expect.stringMatching(/^Cm\d{8}!$/) });
    expect(await tidyDetail()).not.toHaveProperty("password");
    expect((await bench.call("mail.GetMailLoginUrl", { ...own, lang: "en" })).message).toMatch(
      /domain=mycompany\.com&time=\d+&authkey=[0-9a-f]{32}&lang=en_US$/,
    );
  });

  it("is renewed from its old expiry, also 30 days after it, and then is gone", async () => {
    await ownMail(bench, "global");
    const after = addYears(new Date(row()?.expiresAtMs ?? 0), 2).getTime();
    expect((await bench.call("mail.RenewalMail", { ...own, years: "2" })).code).toBe("");
    expect((await tidyDetail())?.expiretime).toBe(dashTime(after, false));
    expect(await balance()).toBe("9400.00");
    await bench.control.advance(after - sandbox.world.now() + 29 * 86_400_000);
    expect((await bench.call("mail.MailUpgrade", { ...own, mailusernumber: "1" })).code).toBe("15011");
    expect((await bench.call("mail.RenewalMail", { ...own, years: "1" })).code).toBe("");
    await bench.control.advance(400 * 86_400_000);
    expect((await bench.call("mail.RenewalMail", { ...own, years: "1" })).code).toBe("10019");
    expect((await bench.call("mail.getMailDetail", own)).code).toBe("10019");
    expect((await bench.call("mail.CreateOder", globalOrder)).code).toBe("");
  });

  it("grows by the number that is asked for, for the difference of the time that is left", async () => {
    await ownMail(bench, "global");
    expect((await bench.call("mail.MailUpgrade", { ...own, mailusernumber: "3" })).code).toBe("");
    expect((await tidyDetail())?.usernum).toBe("8");
    expect(await balance()).toBe("9680.00");
    expect((await bench.call("mail.MailUpgrade", { ...own, mailusernumber: "x" })).code).toBe("15012");
  });

  it("of Cheng mail becomes business, and gets administrators", async () => {
    await ownMail(bench, "cheng");
    const to = { ...own, mailusernumber: "0", mailtag: "g", mailadminnumber: "1" };
    expect((await bench.call("mail.MailUpgrade", to)).code).toBe("");
    expect(row()).toMatchObject({ edition: "g", administrators: 2, mailboxes: 5 });
    expect(await balance()).toBe("9600.00"); // 150, then 150 more for the edition and 100 for the administrator
    expect((await bench.call("mail.MailUpgrade", { ...to, mailtag: "m" })).code).toBe("15007");
  });

  it("changes its password by the system that it has", async () => {
    await ownMail(bench, "cheng");
    const change = { ...own, mailpassword: "newer123" };
    expect((await bench.call("mail.ModifyMailPassword", change)).code).toBe("15101");
    expect((await bench.call("mail.ModifyMailPassword", { ...change, mailtype: "1" })).code).toBe("");
    expect(row()?.password).toBe("newer123");
  });

  it("can lose its reply by its name, and a short balance buys nothing", async () => {
    await expect(bench.call("mail.CreateOder", { ...globalOrder, maildomain: "lost-reply.com" })).rejects.toThrow();
    expect(sandbox.world.mails.get("lost-reply.com")).toBeDefined();
    await bench.control.balance("1.00");
    expect((await bench.call("mail.CreateOder", globalOrder)).code).toBe("10021");
  });
});

describe("gift mail", () => {
  const box = { ...own, mailaccount: "liming" };
  const list = async () => (await bench.call("mail.getMailboxList", own)).message;

  it("has mailboxes within its two hundred megabytes", async () => {
    await ownMail(bench, "global");
    expect((await bench.call("mail.isPresent", own)).message).toBe("N");
    expect((await bench.call("mail.isPresent", {})).code).toBe("10015");
    expect((await bench.call("mail.MailAddUser", giftBox)).code).toBe("15107");
    await bench.control.mail({ maildomain: MAIL, host: "myhost" });
    expect((await bench.call("mail.isPresent", own)).message).toBe("Y");
    expect((await bench.call("mail.MailAddUser", giftBox)).code).toBe("");
    expect((await bench.call("mail.MailAddUser", giftBox)).code).toBe("15107");
    expect(await list()).toEqual([{ mailaccount: "liming", state: "active", memo: "", size: "50M" }]);
    const again = { ...giftBox, mailaccout: "second", mailboxsize: "151" };
    expect((await bench.call("mail.MailAddUser", again)).code).toBe("15107");
    expect((await bench.call("mail.MailAddUser", { ...again, mailboxsize: "150" })).code).toBe("");
    for (const [id, params] of [
      ["mail.ModifyMailAccountState", { ...own, mailaccout: "liming", mailboxstate: "0" }],
      ["mail.ModifyMailUserMemo", { ...box, mailboxmemo: "财务" }],
      ["mail.ModifyMailboxSize", { ...box, mailboxsize: "40" }],
      ["mail.ModifyMailboxPassword", { ...box, mailboxpassword: "newer1!!" }],
      ["mail.SetAdminMailBox", box],
    ] as const) {
      expect((await bench.call(id, params)).code, id).toBe("");
    }
    expect(await list()).toContainEqual({ mailaccount: "liming", state: "pause", memo: "财务", size: "40M" });
    expect(sandbox.world.mailboxes.get(`liming@${MAIL}`)).toMatchObject({ administrator: true, password: "newer1!!" });
    expect((await bench.call("mail.DeleteMailBox", box)).code).toBe("");
    expect(await list()).toHaveLength(1);
  });

  it("loses its mail with its domain", async () => {
    await ownBox(bench, "gift");
    expect((await bench.call("mail.ModifyMailDomain", { ...own, mailnewdomain: "newcompany.com" })).code).toBe("");
    expect((await bench.call("mail.getMailDetail", own)).code).toBe("10019");
    expect((await bench.call("mail.getMailboxList", { maildomain: "newcompany.com" })).message).toEqual([]);
    expect(await balance()).toBe("9800.00");
  });
});

describe("Cheng mail", () => {
  const box = { ...own, mailaccount: `liming@${MAIL}` };

  it("adds, changes and deletes mailboxes, as many as were bought", async () => {
    await ownBox(bench, "cheng");
    const password = { ...box, mailboxpassword: "newer12!" };
    expect((await bench.call("mail.ChengMailModifyUserPassword", password)).code).toBe("");
    expect((await bench.call("mail.SetMailserver", collecting)).code).toBe("");
    expect(sandbox.world.mailboxes.get(box.mailaccount)).toMatchObject({
      password: "newer12!",
      collects: [{ server: "pop.163.com", port: "110", outsideMailbox: "liming@163.com" }],
    });
    const add = (n: number) => bench.call("mail.ChengMailAddUser", { ...chengBox, mailaccount: `box${n}@${MAIL}` });
    for (const n of [1, 2, 3, 4]) expect((await add(n)).code).toBe("");
    expect((await add(5)).code).toBe("15107");
    expect((await bench.call("mail.ChengMailDeleteUser", box)).code).toBe("");
    expect((await add(5)).code).toBe("");
    expect((await bench.call("mail.DeleteMailBox", { ...own, mailaccount: "box5" })).code).toBe("");
    expect((await bench.call("mail.DeleteMailBox", own)).code).toBe("");
    expect(sandbox.world.mailboxes.size).toBe(0);
  });

  it("moves to another domain though it is no gift", async () => {
    await ownBox(bench, "cheng");
    const move = { ...own, mailnewdomain: "newcompany.com", mailtype: "1" };
    expect((await bench.call("mail.ModifyMailDomain", move)).code).toBe("");
    expect(sandbox.world.mails.get("newcompany.com")).toMatchObject({ kind: "1", mailboxes: 5 });
  });
});

it("every endpoint of the chapter was called in these tests", () => {
  expect(Object.keys(mailManual).filter((id) => !called.has(id as EndpointId))).toEqual([]);
});
