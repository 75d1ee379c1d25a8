import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addMs, HOUR_MS } from "@/lib/core/time";
import { readWaiting } from "@/lib/reports/read-waiting";
import { watchTrouble } from "@/lib/reports/watch-trouble";
import { closeTicket } from "./close-ticket";
import { listTickets } from "./list-tickets";
import { openTicket } from "./open-ticket";
import { readAttachment } from "./read-attachment";
import { readTicket } from "./read-ticket";
import { reopenTicket } from "./reopen-ticket";
import { replyToTicket } from "./reply-to-ticket";
import { answerTicket } from "./staff/answer-ticket";
import { assignTicket } from "./staff/assign-ticket";
import { changeSavedReply } from "./staff/change-saved-reply";
import { closeAnyTicket } from "./staff/close-any-ticket";
import { createSavedReply } from "./staff/create-saved-reply";
import { listAllTickets } from "./staff/list-all-tickets";
import { noteOnTicket } from "./staff/note-on-ticket";
import { openForCustomer } from "./staff/open-for-customer";
import { readAnyTicket } from "./staff/read-any-ticket";
import { reopenAnyTicket } from "./staff/reopen-any-ticket";
import { startTicketWorld, type TicketWorld } from "./testing/ticket-world";

let world: TicketWorld;
beforeAll(async () => {
  world = await startTicketWorld();
});
afterAll(() => world.close());

const written = { subject: "解析没有生效", body: "昨天加的记录还没有生效。", files: [] };
const text = (content: string) => ({ name: "日志.txt", content: Buffer.from(content).toString("base64") });
const page = { take: 30 };

describe("a ticket", () => {
  it("goes from the customer to staff and back until it is closed, and notes never reach the customer", async () => {
    const [customer, staff] = [await world.customer(), await world.staff()];
    const { id, number } = await openTicket(customer, { ...written, files: [text("错误 500")] });
    expect(number).toMatch(/^T\d{6}-\d{5}$/);
    const opened = await readTicket(customer, { id });
    expect(opened).toMatchObject({
      state: "open",
      messages: [{ by: "customer", attachments: [{ name: "日志.txt" }] }],
    });

    const noted = await noteOnTicket(staff, { id, body: "等供应商", files: [text("内部")] });
    expect(noted).toMatchObject({ state: "open", late: false, assignee: null });
    const answered = await answerTicket(staff, { id, body: "请清空缓存。\n再试一次。", files: [], close: false });
    expect(answered).toMatchObject({ state: "answered", unansweredAt: null, assignee: { id: staff.userId } });
    expect(answered.messages.map(({ by }) => by)).toEqual(["customer", "note", "staff"]);
    const seen = JSON.stringify([await readTicket(customer, { id }), await listTickets(customer, page)]);
    expect(seen).toContain("请清空缓存。");
    expect(seen).not.toMatch(/等供应商|陈静/);
    const inNote = noted.messages.find(({ by }) => by === "note")?.attachments[0]?.id ?? "";
    await expect(readAttachment(customer, { id, attachmentId: inNote })).rejects.toMatchObject({ code: "not_found" });

    expect(await replyToTicket(customer, { id, body: "还是不行", files: [] })).toMatchObject({ state: "open" });
    await closeTicket(customer, { id });
    await expect(replyToTicket(customer, { id, body: "又坏了", files: [] })).rejects.toMatchObject({
      code: "tickets.closed",
    });
    expect(await reopenTicket(customer, { id, body: "又坏了", files: [] })).toMatchObject({
      state: "open",
      closedAt: null,
    });
    const closed = await answerTicket(staff, { id, body: "好了", files: [], close: true });
    expect(closed).toMatchObject({ state: "closed", unansweredAt: null });
  });

  it("tells the customer of an answer in a mail that belongs to the ticket's conversation", async () => {
    const [customer, staff] = [await world.customer(), await world.staff()];
    const { id, number } = await openTicket(customer, written);
    await answerTicket(staff, { id, body: "第一次答复", files: [], close: false });
    await answerTicket(staff, { id, body: "第二次答复", files: [], close: false });
    const [first, second] = await world.database.db.mail.findMany({
      where: { userId: customer.userId },
      orderBy: { createdAt: "asc" },
    });
    expect(first).toMatchObject({ toAddress: customer.email, template: "tickets.answered", answersTo: [] });
    expect(first?.subject).toContain(number);
    expect(first?.text).toContain("第一次答复");
    expect(first?.replyTo).toMatch(new RegExp(`^support\\+${number.toLowerCase()}\\.[0-9a-f]{20}@shop\\.example$`));
    expect(second?.answersTo).toEqual([`<${first?.id}@127.0.0.1>`]);
  });

  it("names only what is the customer's own, and is written once under one key", async () => {
    const [customer, other] = [await world.customer(), await world.customer()];
    const { db } = world.database;
    const service = await db.service.create({
      data: {
        customerId: other.userId,
        productLine: "domain",
        name: "theirs.com",
        displayName: "theirs.com",
        config: {},
      },
    });
    await expect(openTicket(customer, { ...written, serviceId: service.id })).rejects.toMatchObject({
      fields: { serviceId: { code: "tickets.unknown_service" } },
    });
    const about = await openTicket(other, { ...written, serviceId: service.id });
    expect((await readTicket(other, about)).about).toEqual({ kind: "service", id: service.id, name: "theirs.com" });
    const twice = [1, 2].map(() => openTicket(customer, written, { idempotencyKey: "a-double-click" }));
    const [one, same] = await Promise.all(twice);
    expect(one).toEqual(same);
    expect(await db.ticket.count({ where: { customerId: customer.userId } })).toBe(1);
  });

  it("is opened by staff for a customer, who is mailed and answers; once under one key, by those who answer tickets", async () => {
    const [customer, staff] = [await world.customer(), await world.staff()];
    const { db } = world.database;
    const input = { id: customer.userId, subject: "电话里说的续费", body: "您在电话里说的，这里记一下。", files: [] };
    await expect(openForCustomer(await world.staff("finance"), input)).rejects.toMatchObject({ status: 403 });
    await expect(openForCustomer(staff, { ...input, id: staff.userId })).rejects.toMatchObject({ status: 404 });
    await expect(openForCustomer(staff, { ...input, orderId: randomUUID() })).rejects.toMatchObject({
      fields: { orderId: { code: "tickets.unknown_order" } },
    });
    const key = { idempotencyKey: "a-double-click-by-staff" };
    const [made, same] = await Promise.all([1, 2].map(() => openForCustomer(staff, input, key)));
    expect(made).toEqual(same);
    const id = made?.id ?? "";
    const seen = await readTicket(customer, { id });
    expect(seen).toMatchObject({
      state: "answered",
      subject: input.subject,
      messages: [{ by: "staff", body: input.body }],
    });
    const mails = await db.mail.findMany({ where: { userId: customer.userId } });
    expect(mails.map(({ template, subject }) => [template, subject])).toEqual([
      ["tickets.answered", `[${made?.number}] ${input.subject}`],
    ]);
    expect(mails[0]?.text).toContain("我们为您建了工单");
    const reply = await replyToTicket(customer, { id, body: "好的，谢谢。", files: [] });
    expect(reply).toMatchObject({ state: "open" });
    const audited = await db.auditEvent.findMany({ where: { action: "tickets.open-for-customer", subjectId: id } });
    expect(audited).toMatchObject([{ actorId: staff.userId, customerId: customer.userId }]);
  });

  it("serves its files under the type of their content, as downloads unless they are pictures", async () => {
    const customer = await world.customer();
    const { id } = await openTicket(customer, { ...written, files: [{ ...text("<script>"), name: 'a"b.html' }] });
    const attachmentId = (await readTicket(customer, { id })).messages[0]?.attachments[0]?.id ?? "";
    const answer = await readAttachment(customer, { id, attachmentId });
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "text/plain; charset=utf-8",
      "content-disposition": "attachment; filename*=UTF-8''ab.html.txt",
      "x-content-type-options": "nosniff",
    });
    expect(await answer.text()).toBe("<script>");
    const row = await world.database.db.ticketAttachment.findUniqueOrThrow({ where: { id: attachmentId } });
    expect(Buffer.from(row.contentEnc).includes("<script>")).toBe(false);
  });

  it("serves a log of a Chinese Windows in its own encoding", async () => {
    const customer = await world.customer();
    // "错误日志" in GB18030.
    const log = { name: "app.log", content: Buffer.from("b4edcef3c8d5d6be", "hex").toString("base64") };
    const { id } = await openTicket(customer, { ...written, files: [log] });
    const [file] = (await readTicket(customer, { id })).messages[0]?.attachments ?? [];
    expect(file?.mediaType).toBe("text/plain");
    const answer = await readAttachment(customer, { id, attachmentId: file?.id ?? "" });
    expect(answer.headers.get("content-type")).toBe("text/plain; charset=gb18030");
    expect(Buffer.from(await answer.arrayBuffer()).toString("hex")).toBe("b4edcef3c8d5d6be");
  });

  it("is refused once the customer has written too much", async () => {
    const customer = await world.customer();
    for (let at = 0; at < 20; at++) await openTicket(customer, written);
    await expect(openTicket(customer, written)).rejects.toMatchObject({
      code: "tickets.too_many_tickets",
      status: 429,
    });
  });
});

describe("staff", () => {
  it("find tickets by state, by who looks after them, by customer and by text", async () => {
    const [customer, staff, other] = [await world.customer(), await world.staff(), await world.staff("admin")];
    const { id, number } = await openTicket(customer, { ...written, subject: "备案号填错了" });
    const ids = async (filter: object) =>
      (await listAllTickets(staff, { ...page, ...filter })).rows.map((row) => row.id);
    expect(await ids({ assignee: "none", customerId: customer.userId })).toEqual([id]);
    await assignTicket(staff, { id, assigneeId: staff.userId });
    expect(await ids({ assignee: "mine", state: "open" })).toEqual([id]);
    expect(await ids({ assignee: other.userId })).toEqual([]);
    for (const q of [number, "备案号填", customer.email]) expect(await ids({ q, state: "unfinished" })).toEqual([id]);
    expect(await ids({ q: number, state: "closed" })).toEqual([]);
    const finance = await world.staff("finance");
    await expect(assignTicket(staff, { id, assigneeId: finance.userId })).rejects.toMatchObject({
      fields: { assigneeId: { code: "tickets.not_assignable" } },
    });
    expect((await readAnyTicket(finance, { id })).beside).toMatchObject({ email: customer.email, tickets: 1 });
    await expect(answerTicket(finance, { id, body: "x", files: [], close: false })).rejects.toMatchObject({
      status: 403,
    });
  });

  it("are told who wrote since they opened the page, and send with the next press; notes are kept in any case", async () => {
    const [customer, first, second] = [await world.customer(), await world.staff(), await world.staff()];
    const { id } = await openTicket(customer, written);
    const lastOf = async () => (await readAnyTicket(first, { id })).messages.at(-1)?.id ?? "";
    const answer = { id, body: "请清空缓存。", files: [], close: false };
    const opened = { messageId: await lastOf(), closed: false };
    await answerTicket(first, { ...answer, seen: opened });
    const answered = await lastOf();
    await expect(answerTicket(second, { ...answer, seen: opened })).rejects.toMatchObject({
      ...{ status: 409, code: "tickets.colleague_answered" },
      params: { name: "陈静", messageId: answered },
    });
    // One's own are no news, also from another tab.
    await answerTicket(first, { ...answer, body: "再试一次。", seen: opened });
    await noteOnTicket(first, { id, body: "在查", files: [] });
    const noted = await lastOf();
    await expect(answerTicket(second, { ...answer, seen: opened })).rejects.toMatchObject({
      ...{ code: "tickets.colleague_answered", params: { name: "陈静", messageId: noted } },
    });
    const beforeNote = { messageId: (await readAnyTicket(first, { id })).messages.at(-2)?.id ?? "", closed: false };
    await expect(answerTicket(second, { ...answer, seen: beforeNote })).rejects.toMatchObject({
      ...{ code: "tickets.colleague_noted", params: { name: "陈静", messageId: noted } },
    });
    await replyToTicket(customer, { id, body: "好了", files: [] });
    const known = { messageId: await lastOf(), closed: false };
    await expect(answerTicket(second, { ...answer, seen: opened })).rejects.toMatchObject({
      ...{ code: "tickets.customer_wrote", params: { messageId: known.messageId } },
    });
    await closeTicket(customer, { id });
    await expect(answerTicket(second, { ...answer, seen: opened })).rejects.toMatchObject({
      ...{ code: "tickets.closed_meanwhile", params: { messageId: known.messageId } },
    });
    const mails = () => world.database.db.mail.count({ where: { userId: customer.userId } });
    expect(await mails()).toBe(2);
    expect(await answerTicket(second, { ...answer, seen: { ...known, closed: true } })).toMatchObject({
      state: "answered",
    });
    expect(await mails()).toBe(3);
    // A message of another ticket names nothing that was seen here; who names nothing is not asked.
    const other = await openTicket(customer, written);
    await expect(answerTicket(second, { ...answer, id: other.id, seen: known })).rejects.toMatchObject({
      code: "tickets.customer_wrote",
    });
    await answerTicket(second, { ...answer, id: other.id });
  });

  it("don't close or reopen a ticket over what somebody has written since they opened its page", async () => {
    const [customer, first, second] = [await world.customer(), await world.staff(), await world.staff()];
    const { id } = await openTicket(customer, written);
    const seenNow = async () => ({ messageId: (await readAnyTicket(first, { id })).messages.at(-1)?.id ?? null });
    const opened = await seenNow();
    await replyToTicket(customer, { id, body: "还是打不开", files: [] });
    const wrote = await seenNow();
    await expect(closeAnyTicket(first, { id, seen: opened })).rejects.toMatchObject({
      ...{ status: 409, code: "tickets.unseen_customer", params: { messageId: wrote.messageId } },
    });
    expect(await readAnyTicket(first, { id })).toMatchObject({ state: "open", unansweredAt: expect.any(Date) });
    await closeAnyTicket(first, { id, seen: wrote });
    // Closed already: what was wanted is there.
    await closeAnyTicket(second, { id, seen: opened });
    await noteOnTicket(first, { id, body: "已电话说明", files: [] });
    await expect(reopenAnyTicket(second, { id, seen: wrote })).rejects.toMatchObject({
      ...{ status: 409, code: "tickets.unseen_note", params: { name: "陈静" } },
    });
    await reopenAnyTicket(first, { id, seen: wrote });
    await answerTicket(first, { id, body: "请再试", files: [], close: false });
    await expect(closeAnyTicket(second, { id, seen: wrote })).rejects.toMatchObject({
      code: "tickets.unseen_colleague",
    });
    // Who names nothing is not asked.
    await closeAnyTicket(second, { id });
    await reopenAnyTicket(second, { id });
  });

  it("send one of two answers that are sent at the same moment, and tell the other", async () => {
    const [customer, ...colleagues] = [await world.customer(), await world.staff(), await world.staff()];
    const { id } = await openTicket(customer, written);
    const [message] = (await readTicket(customer, { id })).messages;
    const seen = { messageId: message?.id ?? "", closed: false };
    const sent = await Promise.allSettled(
      colleagues.map((actor) => answerTicket(actor, { id, body: "在看", files: [], close: false, seen })),
    );
    expect(sent.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(sent.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "tickets.colleague_answered" },
    });
  });

  it("are told who has a ticket since they opened the page, instead of taking it", async () => {
    const [customer, first, second] = [await world.customer(), await world.staff(), await world.staff("admin")];
    const { id } = await openTicket(customer, written);
    await assignTicket(first, { id, assigneeId: first.userId, seenAssigneeId: null });
    const take = { id, assigneeId: second.userId };
    await expect(assignTicket(second, { ...take, seenAssigneeId: null })).rejects.toMatchObject({
      ...{ status: 409, code: "tickets.assigned_meanwhile", params: { name: "陈静" } },
    });
    await assignTicket(second, { ...take, seenAssigneeId: first.userId });
    // What is wanted is there already.
    await assignTicket(second, { ...take, seenAssigneeId: null });
    await assignTicket(first, { id, assigneeId: null });
    await expect(assignTicket(second, { ...take, seenAssigneeId: second.userId })).rejects.toMatchObject({
      code: "tickets.released_meanwhile",
    });
  });

  it("have saved replies with a title each", async () => {
    const staff = await world.staff();
    const made = await createSavedReply(staff, { title: "缓存", body: "{customer}，请清空缓存。" });
    await expect(createSavedReply(staff, { title: "缓存", body: "x" })).rejects.toMatchObject({
      fields: { title: { code: "tickets.title_taken" } },
    });
    const { id, updatedAt: seenAt } = made;
    const change = (body: string) => changeSavedReply(staff, { id, seenAt, title: "缓存", body });
    const changed = await change("{customer}，请按 Ctrl+F5。");
    // The same once more, because its answer was lost.
    expect(await change("{customer}，请按 Ctrl+F5。")).toEqual(changed);
    await expect(change("请稍等")).rejects.toMatchObject({ code: "tickets.reply_changed", status: 409 });
  });

  it("see how many tickets wait for them, and are mailed once when one has waited too long", async () => {
    const { db } = world.database;
    await db.ticket.updateMany({ data: { unansweredAt: null, state: "closed" } });
    const [customer, staff] = [await world.customer(), await world.staff()];
    const { id } = await openTicket(customer, written);
    const now = new Date();
    expect(await readWaiting(staff, now)).toContainEqual(expect.objectContaining({ kind: "tickets", count: 1 }));
    const alerts = () => db.mail.count({ where: { userId: staff.userId, template: "reports.alert" } });
    await watchTrouble(addMs(now, 7 * HOUR_MS));
    expect(await alerts()).toBe(0);
    for (const hours of [9, 10]) await watchTrouble(addMs(now, hours * HOUR_MS));
    expect(await alerts()).toBe(1);
    await answerTicket(staff, { id, body: "好了", files: [], close: false });
    for (const hours of [11, 12]) await watchTrouble(addMs(now, hours * HOUR_MS));
    expect(await alerts()).toBe(2);
    expect(await db.staffAlert.count({ where: { part: "tickets", endedAt: { not: null } } })).toBe(1);
  });
});
