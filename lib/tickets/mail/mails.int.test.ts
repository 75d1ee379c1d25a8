import { createTransport } from "nodemailer";
import MailComposer from "nodemailer/lib/mail-composer";
import type { Options } from "nodemailer/lib/mailer";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { POST } from "@/app/api/v1/mail-in/route";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { closeTicket } from "../close-ticket";
import { openTicket } from "../open-ticket";
import { readTicket } from "../read-ticket";
import { answerTicket } from "../staff/answer-ticket";
import { MAIL_IN_SECRET, startTicketWorld, type TicketWorld } from "../testing/ticket-world";
import { answerMail } from "./answer-mail";
import { openMailListener } from "./mail-listener";
import { mailSignature } from "./receive-mail";
import { takeMail } from "./take-mail";

let world: TicketWorld;
let staff: StaffActor;
beforeAll(async () => {
  world = await startTicketWorld();
  staff = await world.staff();
});
afterAll(() => world.close());

/** A ticket that staff have answered, the mail about it, and an answer to that mail as its customer would write it. */
async function answered() {
  const customer = await world.customer();
  const { id } = await openTicket(customer, { subject: "解析没有生效", body: "请看看", files: [] });
  await answerTicket(staff, { id, body: "请清空缓存", files: [], close: false });
  const mail = await world.database.db.mail.findFirstOrThrow({ where: { userId: customer.userId } });
  const write = (change: Options = {}) =>
    new MailComposer({
      ...{
        from: customer.email,
        to: mail.replyTo ?? "",
        subject: `Re: ${mail.subject}`,
        messageId: "<a1@example.com>",
      },
      text: "清过了，还是不行。\n\n在 2026年11月27日 14:00，support@shop.example 写道：\n> 请清空缓存",
      ...change,
    })
      .compile()
      .build();
  return { customer, id, mail, write };
}

const last = async (customer: CustomerActor, id: string) => {
  const { state, messages } = await readTicket(customer, { id });
  return { state, count: messages.length, ...messages.at(-1) };
};

function post(
  raw: Buffer,
  { seconds = Math.floor(Date.now() / 1000), secret = MAIL_IN_SECRET } = {},
): Promise<Response> {
  const headers = {
    "content-type": "message/rfc822",
    "x-kumquat-timestamp": String(seconds),
    "x-kumquat-signature": mailSignature(secret, String(seconds), raw),
  };
  const request = new Request("https://shop.example/api/v1/mail-in", {
    method: "POST",
    headers,
    body: new Uint8Array(raw),
  });
  return POST(request, { params: Promise.resolve({}) });
}

describe("an answer by mail", () => {
  it("adds what its writer wrote, with the files, and staff's next mail answers it", async () => {
    const { customer, id, write } = await answered();
    const picture = await sharp({ create: { width: 9, height: 9, channels: 3, background: "#888" } })
      .jpeg()
      .toBuffer();
    const attachments = [
      { filename: "截图.jpg", content: picture },
      { filename: "a.zip", content: Buffer.from("504b0304", "hex") },
    ];
    const response = await post(await write({ attachments }));
    expect([response.status, await response.json()]).toEqual([200, { outcome: "appended" }]);
    expect(await last(customer, id)).toMatchObject({
      ...{ state: "open", count: 3, by: "customer", via: "mail" },
      body: "清过了，还是不行。\n\n（附件没有收下，因为类型不支持或太大：a.zip）",
      attachments: [{ name: "截图.jpg", mediaType: "image/jpeg" }],
    });
    await answerTicket(staff, { id, body: "知道了", files: [], close: false });
    const mails = await world.database.db.mail.findMany({
      where: { userId: customer.userId },
      orderBy: { createdAt: "asc" },
    });
    expect(mails[1]?.answersTo).toEqual([`<${mails[0]?.id}@127.0.0.1>`, "<a1@example.com>"]);
  });

  it("is taken once, and a closed ticket is open again", async () => {
    const { customer, id, write } = await answered();
    await closeTicket(customer, { id });
    const raw = await write();
    const outcomes = await Promise.all([1, 2, 3].map(() => takeMail(raw)));
    expect(outcomes.sort()).toEqual(["appended", "duplicate", "duplicate"]);
    expect(await last(customer, id)).toMatchObject({ state: "open", count: 3, body: "清过了，还是不行。" });
  });

  it.each<[string, string, Options]>([
    ["of somebody else", "sender", { from: "stranger@example.com" }],
    [
      "to an address that was tampered with",
      "address",
      { to: "support+t261127-00001.00000000000000000000@shop.example" },
    ],
    ["to no ticket", "address", { to: "support@shop.example" }],
    ["of an absence assistant", "automatic", { headers: { "auto-submitted": "auto-replied" } }],
    ["of a list", "automatic", { headers: { precedence: "bulk" } }],
    ["that is a bounce", "automatic", { from: "MAILER-DAEMON@example.com" }],
    ["with nothing of its own", "empty", { text: "> 请清空缓存\n> 再试" }],
  ])("%s changes nothing: %s", async (_, outcome, change) => {
    const { customer, id, write } = await answered();
    expect(await takeMail(await write(change))).toBe(outcome);
    expect(await last(customer, id)).toMatchObject({ state: "answered", count: 2 });
  });

  it("of two senders, in one header or in two, changes nothing", async () => {
    const { customer, id, write } = await answered();
    const stranger = Buffer.from("From: stranger@example.com\r\n");
    expect(await takeMail(Buffer.concat([stranger, await write()]))).toBe("sender");
    const both = (await write()).toString().replace(/^From: .*$/m, `From: stranger@example.com, ${customer.email}`);
    expect(await takeMail(Buffer.from(both))).toBe("sender");
    expect(await last(customer, id)).toMatchObject({ count: 2 });
  });

  it("of a disabled account, or after too many, changes nothing", async () => {
    const { customer, id, write } = await answered();
    const { db } = world.database;
    const earlier = { ticketId: id, kind: "customer", authorId: customer.userId, body: "x" } as const;
    await db.ticketMessage.createMany({ data: Array.from({ length: 38 }, () => earlier) });
    expect(await takeMail(await write())).toBe("appended");
    expect(await takeMail(await write({ text: "第二次" }))).toBe("limit");
    await db.user.update({ where: { id: customer.userId }, data: { status: "disabled" } });
    expect(await takeMail(await write({ text: "第三次" }))).toBe("sender");
  });

  it("is refused without the mail server's signature, or with an old one", async () => {
    const { write } = await answered();
    const raw = await write();
    const other = await post(raw, { secret: "another secret, also thirty-two long" });
    expect([other.status, (await other.json()).code]).toEqual([401, "tickets.mail_signature"]);
    expect((await post(raw, { seconds: Math.floor(Date.now() / 1000) - 400 })).status).toBe(401);
    expect(
      await world.database.db.inboundMail.count({ where: { outcome: "appended", messageId: "<a1@example.com>" } }),
    ).toBe(await world.database.db.ticketMessage.count({ where: { messageId: "<a1@example.com>" } }));
  });

  it("comes by SMTP as well, which accepts only addresses of ours", async () => {
    const { customer, id, mail, write } = await answered();
    const listener = await openMailListener({ host: "127.0.0.1", port: 0 });
    const transport = createTransport({ host: "127.0.0.1", port: listener.port, ignoreTLS: true });
    const raw = await write({ to: "hidden@example.com" });
    const send = (to: string) => transport.sendMail({ envelope: { from: customer.email, to }, raw });
    try {
      await send(mail.replyTo ?? "");
      expect(await last(customer, id)).toMatchObject({ state: "open", body: "清过了，还是不行。" });
      await expect(send("somebody@else.example")).rejects.toMatchObject({ responseCode: 550 });
    } finally {
      transport.close();
      await listener.close();
    }
  });

  it("can be tried out with the sandbox from the mail that it answers", async () => {
    const { customer, id, mail } = await answered();
    expect(await answerMail(staff, { id: mail.id, body: "好了，谢谢" })).toEqual({ outcome: "appended" });
    expect(await last(customer, id)).toMatchObject({ via: "mail", body: "好了，谢谢" });
  });
});
