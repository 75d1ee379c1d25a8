import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { StaffActor } from "@/lib/core/actor";
import { addMs, DAY_MS, MINUTE_MS, shanghaiDay } from "@/lib/core/time";
import { refundedOfItem } from "@/lib/orders/refunded-of-item";
import { giveRefund } from "@/lib/orders/staff/give-refund";
import { type Buyer, PRICE_FEN, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { checkFapiaoFile } from "./check-fapiao-file";
import { createFapiaoProfile } from "./profiles/create-fapiao-profile";
import { readFapiao } from "./read-fapiao";
import { readFapiaoFile } from "./read-fapiao-file";
import { registerBlue } from "./register-paper";
import { requestFapiao } from "./request-fapiao";
import { correctFapiaoPaper } from "./staff/correct-fapiao-paper";
import { issueFapiao } from "./staff/issue-fapiao";
import { makeFapiaoRed } from "./staff/make-fapiao-red";
import { readAnyFapiao } from "./staff/read-any-fapiao";
import { paperNumber, pdfFile } from "./testing/papers";

// What staff typed of a fapiao: which days are possible, and how a mistake is put right.

let world: ShopWorld;
let buyer: Buyer;
let finance: StaffActor;
let profileId: string;
beforeAll(async () => {
  world = await startShopWorld();
  buyer = await world.customer(1_000_000n);
  finance = { ...(await world.staff()), role: "finance", reauthAt: new Date() };
  const person = { kind: "person" as const, title: "林晓雯", email: "lin@example.com" };
  profileId = (await createFapiaoProfile(buyer.actor, person)).id;
}, 60_000);
afterAll(() => world.close());

const today = shanghaiDay(new Date());
const yesterday = shanghaiDay(addMs(new Date(), -DAY_MS));
const otherFile = { name: "对的.pdf", content: Buffer.from("%PDF-1.7\n%right\n").toString("base64") };

let count = 0;
async function asked() {
  const { itemId } = await buyer.buy(`corrected${count++}.com`);
  expect(await world.drive(itemId)).toBe("done");
  const wanted = { profileId, kind: "ordinary" as const, itemIds: [itemId], amountFen: PRICE_FEN };
  const { id, number } = await requestFapiao(buyer.actor, wanted, { idempotencyKey: randomUUID() });
  return { id, number, itemId };
}

const issue = (id: string, issuedOn = today, number = paperNumber()) =>
  issueFapiao(finance, { id, amountFen: PRICE_FEN, code: "", number, issuedOn, file: pdfFile });

async function registered() {
  const request = await asked();
  const [paper] = (await issue(request.id)).papers;
  if (!paper) throw new Error("no paper");
  const { id: paperId, code, number, issuedOn, seen } = paper;
  const typed = { id: request.id, paperId, code, number, issuedOn, seen, reason: "号码抄错了一位" };
  return { ...request, paper, typed };
}

async function refund(id: string, amountFen: bigint) {
  const seenRefundedFen = await refundedOfItem(world.database.db, id);
  const input = { id, amountFen, seenRefundedFen, reason: "客户投诉，部分退" };
  await giveRefund(finance, input, { idempotencyKey: randomUUID() });
}
const mailsOf = (number: string) =>
  world.database.db.mail.findMany({ where: { template: "fapiao.corrected", subject: { contains: number } } });
const fileText = async (id: string, paperId: string) => (await readFapiaoFile(buyer.actor, { id, paperId })).text();

it("no fapiao is dated before the newest order on it, and no red one before the one that it takes back", async () => {
  const { id, itemId } = await asked();
  const early = { issuedOn: { code: "fapiao.day_before_order", params: { day: today } } };
  await expect(issue(id, yesterday)).rejects.toMatchObject({ fields: early });
  await issue(id);
  await refund(itemId, 100n);
  const red = (issuedOn: string) =>
    makeFapiaoRed(finance, { id, code: "", number: paperNumber(), issuedOn, file: pdfFile });
  const beforeBlue = { issuedOn: { code: "fapiao.day_before_blue", params: { day: today } } };
  await expect(red(yesterday)).rejects.toMatchObject({ fields: beforeBlue });
  expect((await red(today)).state).toBe("red");
});

it("a number is corrected with the password and a reason; the customer is told of both, and the audit has both", async () => {
  const { id, number, paper, typed } = await registered();
  const right = { ...typed, number: paperNumber() };
  const stale = { ...finance, reauthAt: addMs(new Date(), -6 * MINUTE_MS) };
  await expect(correctFapiaoPaper(stale, right)).rejects.toMatchObject({ code: "reauth.required" });
  await expect(correctFapiaoPaper({ ...finance, role: "support" }, right)).rejects.toMatchObject({ status: 403 });
  // A double click, and a repeat of what was done.
  const results = await Promise.all(Array.from({ length: 5 }, () => correctFapiaoPaper(finance, right)));
  for (const { papers } of results) expect(papers).toMatchObject([{ number: right.number, seen: 1 }]);
  // The request's page says what it was before, too.
  const { name } = await world.database.db.user.findUniqueOrThrow({ where: { id: finance.userId } });
  const from = { paper: typed.number, issuedOn: today, fileName: null };
  expect((await readAnyFapiao(finance, { id })).corrections).toEqual([
    { at: expect.any(Date), by: name, from, to: { ...from, paper: right.number }, reason: right.reason },
  ]);
  expect(await readFapiao(buyer.actor, { id })).toMatchObject({ state: "issued", papers: [{ number: right.number }] });
  expect(await fileText(id, paper.id)).toBe("%PDF-1.7\n%fapiao\n");
  const mails = await mailsOf(number);
  expect(mails.map(({ toAddress }) => toAddress).toSorted()).toEqual(
    [`${buyer.actor.userId}@example.com`, "lin@example.com"].toSorted(),
  );
  const events = await world.database.db.auditEvent.findMany({ where: { action: "fapiao.correct", subjectId: id } });
  expect(events).toMatchObject([
    {
      actorId: finance.userId,
      customerId: buyer.actor.userId,
      before: { number: paper.number, issuedOn: today },
      after: { number: right.number, reason: typed.reason },
    },
  ]);
  // The number before is free for the fapiao that has it.
  expect((await issue((await asked()).id, today, paper.number)).state).toBe("issued");
});

it("the file before is not served any more; of a day alone nobody is told", async () => {
  const { id, number, itemId, paper, typed } = await registered();
  await world.database.db.order.updateMany({
    where: { items: { some: { id: itemId } } },
    data: { createdAt: addMs(new Date(), -3 * DAY_MS) },
  });
  await correctFapiaoPaper(finance, { ...typed, issuedOn: yesterday });
  expect(await mailsOf(number)).toEqual([]);
  await correctFapiaoPaper(finance, { ...typed, issuedOn: yesterday, seen: 1, file: otherFile });
  expect(await fileText(id, paper.id)).toBe("%PDF-1.7\n%right\n");
  expect(await mailsOf(number)).toHaveLength(2);
  expect(await world.database.db.fapiaoPaper.findMany({ where: { requestId: id } })).toMatchObject([
    { fileName: "对的.pdf", changeCount: 2 },
  ]);
});

it("says beside its field what can't be, and tells a page that shows what a colleague has corrected", async () => {
  const [one, two] = [await registered(), await registered()];
  const used = { number: { code: "fapiao.number_used" } };
  await expect(correctFapiaoPaper(finance, { ...one.typed, number: two.paper.number })).rejects.toMatchObject({
    fields: used,
  });
  const same = { number: { code: "fapiao.nothing_corrected" } };
  await expect(correctFapiaoPaper(finance, { ...one.typed, file: pdfFile })).rejects.toMatchObject({ fields: same });
  const early = { issuedOn: { code: "fapiao.day_before_order" } };
  await expect(correctFapiaoPaper(finance, { ...one.typed, issuedOn: yesterday })).rejects.toMatchObject({
    fields: early,
  });
  const race = await Promise.allSettled(
    [paperNumber(), paperNumber()].map((number) => correctFapiaoPaper(finance, { ...one.typed, number })),
  );
  expect(race.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(race.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { status: 409, code: "fapiao.paper_changed" },
  });
  const strange = correctFapiaoPaper(finance, { ...one.typed, paperId: two.paper.id, number: paperNumber() });
  await expect(strange).rejects.toMatchObject({ status: 404 });
});

it("can be corrected while a red one is due, and not once it is made; nor what the service issued", async () => {
  const { id, itemId, typed } = await registered();
  await refund(itemId, 100n);
  const right = { ...typed, number: paperNumber() };
  expect(await correctFapiaoPaper(finance, right)).toMatchObject({ state: "to_red", papers: [{ fixed: null }] });
  await makeFapiaoRed(finance, { id, code: "", number: paperNumber(), issuedOn: today, file: pdfFile });
  const again = { ...right, number: paperNumber(), seen: 1 };
  await expect(correctFapiaoPaper(finance, again)).rejects.toMatchObject({ code: "fapiao.made_red" });
  expect(await readAnyFapiao(finance, { id })).toMatchObject({
    papers: [
      { color: "blue", fixed: "red" },
      { color: "red", fixed: null },
    ],
  });

  const { db } = world.database;
  const other = await db.fapiaoRequest.findUniqueOrThrow({ where: { id: (await asked()).id } });
  const issued = { code: "", number: paperNumber(), issuedOn: today, file: checkFapiaoFile(pdfFile) };
  await db.$transaction((tx) =>
    registerBlue(tx, other, { ...issued, amountFen: PRICE_FEN }, { byId: null, now: new Date() }),
  );
  const { papers } = await readAnyFapiao(finance, { id: other.id });
  expect(papers).toMatchObject([{ fixed: "service" }]);
  const wrong = { ...typed, id: other.id, paperId: papers[0]?.id ?? "", number: paperNumber() };
  await expect(correctFapiaoPaper(finance, wrong)).rejects.toMatchObject({ code: "fapiao.by_service" });
  // The database itself refuses what is not counted, and what is made red.
  const change = (requestId: string, data: object) => db.fapiaoPaper.updateMany({ where: { requestId }, data });
  const { id: open } = await registered();
  await expect(change(open, { number: paperNumber() })).rejects.toThrow(/refused/);
  await expect(change(open, { amountFen: 1n, changeCount: 1 })).rejects.toThrow(/refused/);
  const blue = db.fapiaoPaper.updateMany({
    where: { requestId: id, color: "blue" },
    data: { issuedOn: new Date(), changeCount: { increment: 1 } },
  });
  await expect(blue).rejects.toThrow(/refused/);
});

it("a red one is corrected in the same way, its day not before that of the one which it takes back", async () => {
  const { id, number, itemId, typed } = await registered();
  await refund(itemId, 100n);
  const red = { id, code: "", number: paperNumber(), issuedOn: today, file: pdfFile };
  const { papers } = await makeFapiaoRed(finance, red);
  const made = papers.find(({ color }) => color === "red");
  const right = { ...typed, paperId: made?.id ?? "", seen: 0, number: paperNumber(), file: otherFile };
  const stale = { ...finance, reauthAt: addMs(new Date(), -6 * MINUTE_MS) };
  await expect(correctFapiaoPaper(stale, right)).rejects.toMatchObject({ code: "reauth.required" });
  const beforeBlue = { issuedOn: { code: "fapiao.day_before_blue", params: { day: today } } };
  await expect(correctFapiaoPaper(finance, { ...right, issuedOn: yesterday })).rejects.toMatchObject({
    fields: beforeBlue,
  });
  const results = await Promise.all(Array.from({ length: 3 }, () => correctFapiaoPaper(finance, right)));
  for (const view of results) {
    expect(view).toMatchObject({ state: "red", papers: [{ number: typed.number }, { number: right.number, seen: 1 }] });
  }
  expect(await fileText(id, right.paperId)).toBe("%PDF-1.7\n%right\n");
  await expect(
    correctFapiaoPaper(finance, { ...right, number: paperNumber(), reason: "又抄错了" }),
  ).rejects.toMatchObject({ code: "fapiao.paper_changed" });
  const mails = await mailsOf(number);
  expect(mails).toHaveLength(2);
  for (const { text } of mails) expect(text).toContain("红字发票号码");
  const events = await world.database.db.auditEvent.findMany({ where: { action: "fapiao.correct", subjectId: id } });
  expect(events).toMatchObject([{ before: { number: red.number }, after: { number: right.number } }]);
});
