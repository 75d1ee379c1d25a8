import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { StaffActor } from "@/lib/core/actor";
import { catchStatements } from "@/lib/db/testing/statements";
import { clearing, PAYOUTS } from "@/lib/ledger/account-codes";
import { adjustWallet } from "@/lib/ledger/adjust-wallet";
import { checkBooks } from "@/lib/ledger/check-books";
import { cancelItem } from "@/lib/orders/cancel-item";
import { type Buyer, PRICE_FEN, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { checkDocuments } from "@/lib/reports/books/check-documents";
import { checkGatewayDocuments } from "@/lib/reports/books/check-gateway-documents";
import { listWaitingIds } from "@/lib/reports/list-waiting-ids";
import { readWaiting } from "@/lib/reports/read-waiting";
import { searchEverything } from "@/lib/reports/search-everything";
import { askPayout } from "./ask-payout";
import { approvePayout, declinePayout } from "./decide-payout";
import { bouncePayout, finishPayout } from "./end-payout";
import { exportPayouts } from "./export-payouts";
import { listAllPayouts } from "./list-all-payouts";
import { listPayouts } from "./list-payouts";
import { readAdminPayout } from "./read-admin-payout";
import { readPayoutable } from "./read-payable";
import { revealPayoutAccount } from "./reveal-payout-account";
import { sendPayout } from "./send-payout";
import { withdrawPayout } from "./withdraw-payout";

let shop: ShopWorld;
let staff: StaffActor;
let second: StaffActor;
/** Faults of these documents; the customers' first money of this world has none. */
const ofPapers = async () =>
  (await checkDocuments(shop.database.db)).filter(({ subject }) => subject.startsWith("bank-payout:"));

beforeAll(async () => {
  shop = await startShopWorld();
  [staff, second] = [await shop.staff(), await shop.staff()];
  // One person approves what these tests pay out; the limit has a test of its own.
  await limit("100000000");
});
afterAll(async () => {
  expect(await checkBooks(shop.database.db)).toEqual([]);
  expect(await checkGatewayDocuments(shop.database.db)).toEqual([]);
  expect(await ofPapers()).toEqual([]);
  await shop.close();
});

const limit = (payoutLimitFen: string) =>
  shop.database.db.setting.upsert({
    where: { key: "money" },
    create: { key: "money", value: { payoutLimitFen } },
    update: { value: { payoutLimitFen } },
  });
const ACCOUNT = "6222021001122337";
const wanted = (amountFen: bigint) => ({
  ...{ amountFen, accountKind: "company" as const, beneficiary: "杭州青禾茶业有限公司", bank: "招商银行杭州分行" },
  ...{ account: ACCOUNT, reason: "店不开了" },
});
const key = () => ({ idempotencyKey: randomUUID() });
const ask = (buyer: Buyer, amountFen: bigint) => askPayout(buyer.actor, wanted(amountFen), key());
/** As banks write it; like our own numbers it begins with a B and a day. */
const serial = () => `B261201${randomUUID().slice(0, 12).toUpperCase()}`;

async function sumFen(code: string): Promise<bigint> {
  const { _sum } = await shop.database.db.posting.aggregate({
    where: { account: { code } },
    _sum: { amountFen: true },
  });
  return _sum.amountFen ?? 0n;
}
const available = async (buyer: Buyer) => (await buyer.balance()).balanceFen;
const mailsTo = (buyer: Buyer) =>
  shop.database.db.mail.count({ where: { userId: buyer.actor.userId, template: "paying.payout" } });

it("fifty presses make one payout; fifty approvals take the money out of the wallet once", async () => {
  const buyer = await shop.customer(50_000n);
  const same = key();
  const asked = await Promise.all(Array.from({ length: 50 }, () => askPayout(buyer.actor, wanted(20_000n), same)));
  expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
  const [{ id }] = asked as [(typeof asked)[0]];
  expect(await available(buyer)).toBe(50_000n);
  await expect(askPayout(buyer.actor, { ...wanted(20_000n), account: "12345678" }, same)).rejects.toMatchObject({
    code: "idempotency.other_body",
  });
  const approved = await Promise.allSettled(Array.from({ length: 50 }, () => approvePayout(staff, { id })));
  expect(approved.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await available(buyer)).toBe(30_000n);
  await declineAll(buyer);
});

/** Ends what a test leaves under way, so that the payouts' account is empty again. */
async function declineAll(buyer: Buyer): Promise<void> {
  for (const { id } of (await listPayouts(buyer.actor)).rows) await bouncePayout(staff, { id, reason: "测试完了" });
  expect(await sumFen(PAYOUTS)).toBe(0n);
}

it("goes from the wallet to the bank by one serial number, and each state is mailed", async () => {
  const buyer = await shop.customer(50_000n);
  const bankBefore = await sumFen(clearing("bank_transfer"));
  const { id } = await ask(buyer, 50_000n);
  expect((await readAdminPayout(staff, { id })).evidence).toMatchObject({ match: "given" });
  await expect(sendPayout(staff, { id, bankSerial: serial() })).rejects.toMatchObject({ code: "payouts.not_approved" });
  await approvePayout(staff, { id });
  expect(await sumFen(PAYOUTS)).toBe(50_000n);
  expect(await revealPayoutAccount(staff, { id })).toEqual({ value: ACCOUNT });
  await expect(revealPayoutAccount(second, { id })).rejects.toMatchObject({ code: "payouts.taken" });
  const { csv, count } = await exportPayouts(staff, {}, { locale: "zh" });
  expect(count).toBe(1);
  expect(csv).toContain(`"${ACCOUNT}"`);
  expect(await exportPayouts(second, {}, { locale: "zh" })).toMatchObject({ count: 0 });
  const bankSerial = serial();
  const sent = await Promise.allSettled(Array.from({ length: 10 }, () => sendPayout(staff, { id, bankSerial })));
  expect(sent.every(({ status }) => status === "fulfilled")).toBe(true);
  expect(await sumFen(PAYOUTS)).toBe(0n);
  expect((await sumFen(clearing("bank_transfer"))) - bankBefore).toBe(50_000n);
  expect(await finishPayout(staff, { id })).toMatchObject({ state: "done", bankSerial });
  expect((await searchEverything(staff, { q: ` ${bankSerial.toLowerCase()}` })).payouts).toMatchObject([{ id }]);
  expect(await mailsTo(buyer)).toBe(4);
  const { accountEnc } = await shop.database.db.payout.findUniqueOrThrow({ where: { id } });
  expect(Buffer.from(accountEnc).toString("latin1")).not.toContain(ACCOUNT);
  const revealed = { subjectId: id, action: "payouts.reveal-account" };
  expect(await shop.database.db.auditEvent.count({ where: revealed })).toBe(2);
  const other = await ask(await shop.customer(1_000n), 1_000n);
  await approvePayout(staff, { id: other.id });
  await expect(sendPayout(staff, { id: other.id, bankSerial })).rejects.toMatchObject({
    code: "payouts.serial_reused",
  });
  await bouncePayout(staff, { id: other.id, reason: "账号不存在" });
});

it.each(["approved", "sent", "done"] as const)(
  "what comes back while it is %s is in the wallet again",
  async (state) => {
    const buyer = await shop.customer(9_000n);
    const { id } = await ask(buyer, 9_000n);
    await approvePayout(staff, { id });
    if (state !== "approved") await sendPayout(staff, { id, bankSerial: serial() });
    if (state === "done") await finishPayout(staff, { id });
    expect(await available(buyer)).toBe(0n);
    const reason = "户名和账号不符";
    await Promise.all(Array.from({ length: 10 }, () => bouncePayout(staff, { id, reason })));
    expect(await available(buyer)).toBe(9_000n);
    expect(await sumFen(PAYOUTS)).toBe(0n);
    expect((await listPayouts(buyer.actor)).rows[0]).toMatchObject({ state: "bounced", note: reason });
  },
);

it("what is declined or withdrawn moves nothing, and is decided once", async () => {
  const buyer = await shop.customer(9_000n);
  const first = await ask(buyer, 9_000n);
  await expect(ask(buyer, 100n)).rejects.toMatchObject({ code: "payouts.asked_already" });
  await withdrawPayout(buyer.actor, { id: first.id });
  await expect(approvePayout(staff, { id: first.id })).rejects.toMatchObject({ code: "payouts.decided" });
  const other = await ask(buyer, 9_000n);
  await declinePayout(staff, { id: other.id, reason: "请改用原路退回" });
  await expect(withdrawPayout(buyer.actor, { id: other.id })).rejects.toMatchObject({ code: "payouts.decided" });
  expect(await available(buyer)).toBe(9_000n);
});

it("beyond what one person approves in a day two must agree, and the same one twice is not two", async () => {
  await limit("10000");
  const [alone, pressing] = [await shop.staff(), await shop.staff()];
  const [first, next] = [await shop.customer(8_000n), await shop.customer(8_000n)];
  const small = await ask(first, 8_000n);
  expect(await approvePayout(alone, { id: small.id })).toMatchObject({ state: "approved" });
  const { id } = await ask(next, 8_000n);
  const waits = (actor: StaffActor) => listWaitingIds("payouts", actor, new Date(), shop.database.db);
  expect(await waits(alone)).toContain(id);
  const counted = async () => (await readWaiting(alone, new Date())).find(({ kind }) => kind === "payouts")?.count ?? 0;
  const before = await counted();
  expect(await approvePayout(alone, { id, asFirst: true })).toMatchObject({ state: "asked", mine: true });
  // From now on it waits for somebody else.
  expect([await waits(alone), await waits(pressing)]).toEqual([
    expect.not.arrayContaining([id]),
    expect.arrayContaining([id]),
  ]);
  expect(await counted()).toBe(before - 1);
  await expect(approvePayout(alone, { id })).rejects.toMatchObject({ code: "payouts.second" });
  expect(await available(next)).toBe(8_000n);
  // A page from before says that this person would be the first of two.
  const stale = approvePayout(pressing, { id, asFirst: true });
  await expect(stale).rejects.toMatchObject({ status: 409, code: "approvals.no_longer_first" });
  expect(await available(next)).toBe(8_000n);
  expect(await approvePayout(pressing, { id })).toMatchObject({ state: "approved" });
  expect(await available(next)).toBe(0n);
  // What came back does not give the limit back.
  await bouncePayout(alone, { id: small.id, reason: "账号不存在" });
  const again = await ask(first, 8_000n);
  expect(await approvePayout(alone, { id: again.id })).toMatchObject({ state: "asked" });
  // Who decides nothing any more has not agreed, and the page says what the decision would do.
  await shop.database.db.user.update({ where: { id: alone.userId }, data: { status: "disabled" } });
  const shown = async () => (await listAllPayouts(pressing)).rows.find((row) => row.id === again.id);
  expect(await shown()).toMatchObject({ state: "asked", firstBy: null, mine: false, needsSecond: false });
  expect(await approvePayout(pressing, { id: again.id, asFirst: false })).toMatchObject({ state: "approved" });
  await bouncePayout(pressing, { id: again.id, reason: "账号不存在" });
  await limit("100000000");
  await declineAll(next);
});

it("pays out no more than was paid in, and nothing that an order holds or the shop gave", async () => {
  const buyer = await shop.customer(20_000n);
  await buyer.buy(`held-${randomUUID().slice(0, 8)}.com`);
  const left = await available(buyer);
  await expect(ask(buyer, 20_000n)).rejects.toMatchObject({
    fields: { amountFen: { code: "payouts.too_much", params: { mostFen: left.toString() } } },
  });
  const gifted = await shop.customer(1_000n);
  const { userId: customerId } = gifted.actor;
  await adjustWallet(shop.database.db, {
    ...{ key: randomUUID(), customerId, amountFen: 5_000n, at: new Date(), memo: "补偿客户", actorId: staff.userId },
  });
  expect(await readPayoutable(gifted.actor)).toMatchObject({ walletFen: 6_000n, mostFen: 1_000n, givenFen: 5_000n });
  await expect(ask(gifted, 1_001n)).rejects.toMatchObject({ status: 422 });
});

const give = (buyer: Buyer, amountFen: bigint) =>
  adjustWallet(shop.database.db, {
    ...{ key: randomUUID(), customerId: buyer.actor.userId, amountFen, at: new Date() },
    ...{ memo: "补偿客户", actorId: staff.userId },
  });

it("an order spends what was given before it, and nothing that was given after it", async () => {
  const after = await shop.customer(PRICE_FEN);
  await after.buy(`after-${randomUUID().slice(0, 8)}.com`);
  await give(after, 5_000n);
  expect(await readPayoutable(after.actor)).toMatchObject({ walletFen: 5_000n, mostFen: 0n, givenFen: 5_000n });
  await expect(ask(after, 1n)).rejects.toMatchObject({ fields: { amountFen: { code: "payouts.too_much" } } });

  const before = await shop.customer(2n * PRICE_FEN);
  await give(before, PRICE_FEN);
  const { itemId: id } = await before.buy(`before-${randomUUID().slice(0, 8)}.com`);
  expect(await readPayoutable(before.actor)).toMatchObject({ mostFen: 2n * PRICE_FEN, givenFen: 0n });
  // An order that gives its money back has not spent what was given.
  await shop.database.db.orderItem.update({ where: { id }, data: { state: "waiting" } });
  await cancelItem(before.actor, { id });
  expect(await readPayoutable(before.actor)).toMatchObject({ mostFen: 2n * PRICE_FEN, givenFen: PRICE_FEN });

  const corrected = await shop.customer(5_000n);
  await give(corrected, -3_000n);
  await give(corrected, 3_000n);
  expect(await readPayoutable(corrected.actor)).toMatchObject({ mostFen: 5_000n, givenFen: 0n });
});

it("twenty races of an approval and an order: one of them gets the money, never both", async () => {
  for (let race = 0; race < 20; race++) {
    const buyer = await shop.customer(6_900n);
    const { id } = await ask(buyer, 6_900n);
    const name = `race-${race}-${randomUUID().slice(0, 8)}.com`;
    const ends = await Promise.allSettled([approvePayout(staff, { id }), buyer.buy(name)]);
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await available(buyer)).toBe(0n);
    if (ends[0].status === "fulfilled") await bouncePayout(staff, { id, reason: "测试完了" });
  }
  expect(await sumFen(PAYOUTS)).toBe(0n);
});

it("reads the list with as many queries for twenty payouts as for one, and names who decided, for support too", async () => {
  const support: StaffActor = { ...staff, role: "support" };
  const queries = async () => (await catchStatements(() => listAllPayouts(support))).length;
  const { id } = await ask(await shop.customer(9_000n), 9_000n);
  const one = await queries();
  for (let n = 0; n < 19; n++) await ask(await shop.customer(9_000n), 9_000n);
  expect(await queries()).toBe(one);
  await declinePayout(second, { id, reason: "请改用原路退回" });
  const { name } = await shop.database.db.user.findUniqueOrThrow({ where: { id: second.userId } });
  expect((await listAllPayouts(support)).rows.find((row) => row.id === id)?.decidedBy).toBe(name);
});
