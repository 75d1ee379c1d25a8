import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { addItem } from "@/lib/carts/add-item";
import { checkOut } from "@/lib/carts/check-out";
import { readCheckout } from "@/lib/carts/read-checkout";
import { AppError } from "@/lib/core/errors";
import { addMs, DAY_MS } from "@/lib/core/time";
import { type Buyer, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { setUpGateway } from "@/prisma/set-up-gateway";
import { askRefund } from "../ask-refund";
import { closeUselessPayment } from "../close-useless-payment";
import { findOtherOrder } from "../find-other-order";
import { listPayable } from "../list-payable";
import { listPayments } from "../list-payments";
import { readPayment } from "../read-payment";
import { settlePayment } from "../settle-payment";
import { payOrder } from "../start-payment";
import { endPayLink } from "./end-pay-link";
import { makePayLink, sharePayment } from "./make-pay-link";
import { payByLink } from "./pay-by-link";
import { readOwnPayLink } from "./read-own-pay-link";
import { readPaidLink } from "./read-paid-link";
import { readPayLink } from "./read-pay-link";
import { sweepPayLinks } from "./sweep-pay-links";

const visitor = { kind: "visitor", ip: "192.0.2.7" } as const;
const context = { locale: "zh", headers: new Headers() } as const;
const jar = { setCookie: () => undefined };
const PRICE_FEN = 6_600n;
const newName = () => `linked${randomUUID().slice(0, 8)}.com`;
let world: ShopWorld;
const db = () => world.database.db;

beforeAll(async () => {
  world = await startShopWorld({}, { noon: false });
  for (const id of ["wechat", "alipay"]) await setUpGateway(world.sandbox.url, id);
}, 120_000);

afterAll(async () => {
  expect(await world.threeBooks()).toEqual([]);
  await world.close();
});

async function order(buyer: Buyer, ...names: string[]) {
  for (const name of names) await addItem(buyer.actor, { action: "purchase", productLine: "domain", name }, jar);
  const items = (await readCheckout(buyer.actor)).items.map(({ id, quote }) => ({ id, quote: quote ?? "" }));
  return { items, registrantId: buyer.registrantId, acceptTerms: true } as const;
}

const tokenOf = ({ url }: { url: string }) => url.slice(url.lastIndexOf("/") + 1);
async function link(buyer: Buyer, ...names: string[]) {
  const made = await makePayLink(buyer.actor, await order(buyer, ...names));
  return { ...made, token: tokenOf(made) };
}
const read = (token: string) => readPayLink(visitor, { token }, context);
const start = (token: string, gateway = "wechat") => payByLink(visitor, { token, gateway }, context);
const paymentsOf = (payLinkId: string) =>
  db().payment.findMany({ where: { payLinkId }, orderBy: { createdAt: "asc" } });

/** The newest payment by this link is paid at the twin, and asked for. */
async function pay(id: string, how: { evenClosed?: boolean } = {}) {
  const row = (await paymentsOf(id)).at(-1);
  if (!row) throw new Error("no payment");
  await world.control("pay", { gateway: row.gateway, number: row.number, ...how });
  await db().payment.update({ where: { id: row.id }, data: { askedAt: null } });
  return settlePayment(row.id);
}
/** What the worker does with the queued jobs that close payments. */
async function runQueuedCloses() {
  const queued = await db().$queryRaw<{ id: string }[]>`
    SELECT j.payload->>'paymentId' AS id FROM graphile_worker._private_jobs j
      JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'close-payment'`;
  await db().$executeRaw`DELETE FROM graphile_worker._private_jobs WHERE key LIKE 'close-payment:%'`;
  for (const { id } of queued) await closeUselessPayment(id);
}
const mailsOf = async ({ actor }: Buyer) =>
  (await db().mail.findMany({ where: { userId: actor.userId }, orderBy: { createdAt: "asc" } })).map(
    ({ template }) => template,
  );
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "nothing",
    (error: unknown) => {
      if (error instanceof AppError) return `${error.status} ${error.code}`;
      throw error;
    },
  );

it("is paid by somebody else: the order is placed, the wallet is not used, and both are told", async () => {
  const buyer = await world.customer(1_000n);
  const [first, second] = [newName(), newName()];
  const { token, id, ...made } = await link(buyer, first, second);
  expect(made.amountFen).toBe(2n * PRICE_FEN);
  const stored = await db().payLink.findUniqueOrThrow({ where: { id } });
  expect(Buffer.from(token, "base64url")).toHaveLength(32);
  expect(JSON.stringify({ ...stored, amountFen: "" })).not.toContain(token);
  const view = await read(token);
  expect(view).toMatchObject({
    ...{ state: "open", asker: "林**", payment: null, amountFen: 2n * PRICE_FEN, expiresAt: made.expiresAt },
    items: [{ what: "域名，注册 1 年", count: 2 }],
  });
  const said = JSON.stringify(view, (_, value) => (typeof value === "bigint" ? "" : value));
  for (const own of [first, second, "林晓雯", "example.com", buyer.actor.userId]) expect(said).not.toContain(own);

  expect(await start(token)).toMatchObject({ gateway: "wechat", entry: { kind: "code" } });
  expect(await read(token)).toMatchObject({ state: "open", payment: { gateway: "wechat" } });
  // It is no payment of the customer's own to go on with.
  expect((await listPayments(buyer.actor, {}, context)).payments).toEqual([]);
  const paid = await pay(id);
  expect(paid).toMatchObject({ state: "paid", orderProblem: null });
  expect(await db().order.count({ where: { id: paid.orderId ?? "", customerId: buyer.actor.userId } })).toBe(1);
  expect(await buyer.balance()).toEqual({ balanceFen: 1_000n, heldFen: 2n * PRICE_FEN });
  expect(await read(token)).toEqual({
    ...{ state: "paid", amountFen: 2n * PRICE_FEN, isPlaced: true },
    // What the payer can quote to the shop.
    number: paid.number,
  });
  // The checkout that waits for it goes on there.
  expect(await readPaidLink(buyer.actor)).toEqual({ id, href: `/account/orders/${paid.orderId}` });
  expect(await mailsOf(buyer)).toContain("paying.link-paid");
  expect((await db().payLink.findUniqueOrThrow({ where: { id } })).orderEnc).toBeNull();
  expect(await codeOf(start(token))).toBe("409 payments.link_ended");
  // The payer's gateway is not the customer's choice; money of theirs in the wallet can go back to the payer.
  expect((await listPayable(buyer.actor)).gateways[0]?.id).toBe("alipay");
  const wanted = { id: paid.id, amountFen: 1n, reason: "退给付款的人" };
  expect(await askRefund(buyer.actor, wanted, { idempotencyKey: randomUUID() })).toMatchObject({ state: "asked" });
}, 60_000);

it("has one payment that can be paid: a second try closes the first, and two at once are one", async () => {
  const buyer = await world.customer(0n);
  const { token, id } = await link(buyer, newName());
  await start(token);
  await start(token, "alipay");
  expect((await paymentsOf(id)).map(({ state }) => state)).toEqual(["closed", "open"]);
  await Promise.allSettled(Array.from({ length: 5 }, () => start(token)));
  expect((await paymentsOf(id)).filter(({ state }) => state === "open" || state === "written")).toHaveLength(1);
  // The first one was paid all the same, in the last second; then the newest.
  const [first] = await paymentsOf(id);
  await world.control("pay", { gateway: "wechat", number: first?.number, evenClosed: true });
  await db().payment.update({ where: { id: first?.id ?? "" }, data: { askedAt: null } });
  expect(await settlePayment(first?.id ?? "")).toMatchObject({ state: "paid", late: true, orderProblem: null });
  const second = await pay(id);
  expect(second).toMatchObject({ state: "paid", orderId: null, orderProblem: { code: "orders.name_in_progress" } });
  expect(await buyer.balance()).toEqual({ balanceFen: PRICE_FEN, heldFen: PRICE_FEN });
  expect(await mailsOf(buyer)).toEqual(expect.arrayContaining(["paying.link-paid", "paying.paid"]));
}, 60_000);

it("says nothing of a link that is unknown, revoked, replaced, over or useless, and takes no money by it", async () => {
  const buyer = await world.customer(50_000n);
  const other = await world.customer(0n);
  const revoked = await link(buyer, newName());
  await start(revoked.token);
  expect(await codeOf(endPayLink(other.actor, { id: revoked.id }))).toBe("404 not_found");
  expect(await readOwnPayLink(buyer.actor)).toMatchObject({ id: revoked.id });
  await endPayLink(buyer.actor, { id: revoked.id });
  await endPayLink(buyer.actor, { id: revoked.id });
  expect(await readOwnPayLink(buyer.actor)).toBeNull();
  // Paid in the last second all the same: the money is the customer's, and nothing is ordered.
  expect(await pay(revoked.id, { evenClosed: true })).toMatchObject({
    ...{ state: "paid", late: true, orderId: null, orderProblem: { code: "payments.link_over" } },
  });

  const replaced = await link(buyer);
  const over = await link(buyer);
  await db().payLink.update({ where: { id: over.id }, data: { expiresAt: addMs(new Date(), -1) } });
  const ordered = await link(buyer);
  await checkOut(buyer.actor, await order(buyer), { idempotencyKey: randomUUID() });
  const taken = newName();
  const useless = await link(other, taken);
  await world.control("take", { domainname: taken });
  expect(await read(useless.token)).toMatchObject({ state: "open" });
  expect(await codeOf(start(useless.token))).toBe("409 payments.link_ended");
  // Whoever wanted to pay is told no reason, so the customer hears of it; of what they did themselves they know.
  expect(await mailsOf(other)).toContain("paying.link-ended");
  const unknown = randomBytes(32).toString("base64url");
  for (const token of [unknown, replaced.token, over.token, ordered.token, useless.token]) {
    expect(await read(token)).toEqual({ state: "ended" });
    expect(await codeOf(start(token))).toBe("409 payments.link_ended");
  }
  expect(await paymentsOf(ordered.id)).toEqual([]);
  expect((await mailsOf(other)).filter((name) => name === "paying.link-ended")).toHaveLength(1);
  expect(await mailsOf(buyer)).not.toContain("paying.link-ended");
}, 60_000);

it("is made of a payment that is open, and of no other; whichever is paid second stays in the wallet", async () => {
  const buyer = await world.customer(0n);
  const name = newName();
  const wanted = { ...(await order(buyer, name)), gateway: "wechat" };
  const own = await payOrder(buyer.actor, wanted, { ...context, idempotencyKey: randomUUID() });
  const other = await world.customer(0n);
  expect(await codeOf(sharePayment(other.actor, { id: own.id }))).toBe("404 not_found");
  const made = await sharePayment(buyer.actor, { id: own.id });
  await start(tokenOf(made));
  const linked = await pay(made.id);
  expect(linked.orderId).not.toBeNull();
  // Both are paid: the second one's money stays in the wallet.
  await world.control("pay", { gateway: "wechat", number: own.number });
  await db().payment.update({ where: { id: own.id }, data: { askedAt: null } });
  expect(await settlePayment(own.id)).toMatchObject({ state: "paid", orderId: null });
  expect(await buyer.balance()).toEqual({ balanceFen: PRICE_FEN, heldFen: PRICE_FEN });
  expect(await codeOf(sharePayment(buyer.actor, { id: own.id }))).toBe("409 payments.not_open");
  // Products without a name can be told to be ordered by the cart alone.
  const gone = await link(other, newName());
  await start(gone.token);
  await db().cartItem.deleteMany({ where: { cart: { customerId: other.actor.userId } } });
  expect(await pay(gone.id)).toMatchObject({ orderId: null, orderProblem: { code: "payments.ordered" } });
  expect(await read(gone.token)).toMatchObject({ state: "paid", amountFen: PRICE_FEN, isPlaced: false });
}, 60_000);

it("closes the customer's own open payment once the link is paid, and tells what came late", async () => {
  const buyer = await world.customer(0n);
  const wanted = { ...(await order(buyer, newName())), gateway: "wechat" };
  const own = await payOrder(buyer.actor, wanted, { ...context, idempotencyKey: randomUUID() });
  const made = await sharePayment(buyer.actor, { id: own.id });
  await start(tokenOf(made));
  const { orderId } = await pay(made.id);
  await runQueuedCloses();
  const closed = await readPayment(buyer.actor, { id: own.id }, context);
  expect(closed).toMatchObject({ state: "closed", entry: null, orderProblem: expect.stringContaining("下过单") });
  expect(await findOtherOrder(buyer.actor, { id: own.id })).toBe(orderId);
  expect((await listPayments(buyer.actor, {}, context)).payments).toEqual([]);
  // The gateway refuses it as well; what is paid in spite of that goes into the wallet, with a mail.
  await expect(world.control("pay", { gateway: "wechat", number: own.number })).rejects.toThrow();
  await world.control("pay", { gateway: "wechat", number: own.number, evenClosed: true });
  await db().payment.update({ where: { id: own.id }, data: { askedAt: null } });
  expect(await settlePayment(own.id)).toMatchObject({ state: "paid", late: true, orderId: null });
  expect(await buyer.balance()).toEqual({ balanceFen: PRICE_FEN, heldFen: PRICE_FEN });
  expect(await mailsOf(buyer)).toContain("paying.paid");
}, 60_000);

it("is closed when the order is placed by the customer's payment or from the wallet", async () => {
  const buyer = await world.customer(0n);
  const wanted = { ...(await order(buyer, newName())), gateway: "wechat" };
  const own = await payOrder(buyer.actor, wanted, { ...context, idempotencyKey: randomUUID() });
  const made = await sharePayment(buyer.actor, { id: own.id });
  const token = tokenOf(made);
  await start(token);
  await world.control("pay", { gateway: "wechat", number: own.number });
  await db().payment.update({ where: { id: own.id }, data: { askedAt: null } });
  expect((await settlePayment(own.id)).orderId).not.toBeNull();
  await runQueuedCloses();
  expect((await paymentsOf(made.id)).map(({ state }) => state)).toEqual(["closed"]);
  expect(await read(token)).toEqual({ state: "ended" });

  const rich = await world.customer(50_000n);
  const cart = await order(rich, newName());
  const linked = await makePayLink(rich.actor, cart);
  await start(tokenOf(linked));
  await checkOut(rich.actor, cart, { idempotencyKey: randomUUID() });
  await runQueuedCloses();
  expect((await paymentsOf(linked.id)).map(({ state }) => state)).toEqual(["closed"]);
  expect(await rich.balance()).toEqual({ balanceFen: 50_000n - PRICE_FEN, heldFen: PRICE_FEN });
}, 60_000);

it("starts no payment for what is ordered while it starts", async () => {
  const buyer = await world.customer(0n);
  const wanted = { ...(await order(buyer, newName())), gateway: "wechat" };
  const made = await makePayLink(buyer.actor, wanted);
  await start(tokenOf(made));
  // Paid by the link, and the shop has not heard of it: the customer's own payment asks first.
  const [linked] = await paymentsOf(made.id);
  await world.control("pay", { gateway: "wechat", number: linked?.number });
  await db().payment.update({ where: { id: linked?.id ?? "" }, data: { askedAt: null } });
  expect(await codeOf(payOrder(buyer.actor, wanted, { ...context, idempotencyKey: randomUUID() }))).toBe(
    "409 payments.ordered",
  );
  expect(await buyer.balance()).toEqual({ balanceFen: 0n, heldFen: PRICE_FEN });
  expect(await db().payment.count({ where: { customerId: buyer.actor.userId } })).toBe(1);
}, 60_000);

it("of a disabled account ends, and what was begun by it buys nothing: the money waits in the wallet", async () => {
  const buyer = await world.customer(0n);
  const { token, id } = await link(buyer, newName());
  await start(token);
  const status = (value: "active" | "disabled") =>
    db().user.update({ where: { id: buyer.actor.userId }, data: { status: value } });
  await status("disabled");
  expect(await codeOf(start(token))).toBe("409 payments.link_ended");
  const paid = await pay(id);
  expect(paid).toMatchObject({
    ...{ state: "paid", orderId: null, orderProblem: { code: "payments.account_disabled", params: {} } },
  });
  expect(await db().order.count({ where: { customerId: buyer.actor.userId } })).toBe(0);
  expect(await buyer.balance()).toEqual({ balanceFen: PRICE_FEN, heldFen: 0n });
  // Not paid yet, it is there again with the account.
  const other = await link(await world.customer(0n), newName());
  const { customerId } = await db().payLink.findUniqueOrThrow({ where: { id: other.id } });
  await db().user.update({ where: { id: customerId }, data: { status: "disabled" } });
  expect(await read(other.token)).toEqual({ state: "ended" });
  await db().user.update({ where: { id: customerId }, data: { status: "active" } });
  expect(await read(other.token)).toMatchObject({ state: "open" });
}, 60_000);

it("is cleaned up when it is over: what it would have ordered after two days, a link by which nobody paid after a month", async () => {
  const buyer = await world.customer(0n);
  const unpaid = await link(buyer, newName());
  const expiredAt = (id: string, ago: number) =>
    db().payLink.update({
      where: { id },
      data: { expiresAt: addMs(new Date(), -ago), createdAt: addMs(new Date(), -ago) },
    });
  await sweepPayLinks();
  expect(await db().payLink.findUniqueOrThrow({ where: { id: unpaid.id } })).toMatchObject({ endedAt: null });
  await expiredAt(unpaid.id, 3 * DAY_MS);
  await sweepPayLinks();
  const swept = await db().payLink.findUniqueOrThrow({ where: { id: unpaid.id } });
  expect(swept).toMatchObject({ orderEnc: null, endedAt: expect.any(Date) });
  await expiredAt(unpaid.id, 31 * DAY_MS);
  const paid = await link(await world.customer(0n), newName());
  await start(paid.token);
  await pay(paid.id);
  await expiredAt(paid.id, 31 * DAY_MS);
  await sweepPayLinks();
  expect(await db().payLink.count({ where: { id: unpaid.id } })).toBe(0);
  // Who paid by it is known for ever.
  expect((await paymentsOf(paid.id)).map(({ state }) => state)).toEqual(["paid"]);
});
