import "server-only";
import { createHash } from "node:crypto";
import { AppError, conflict } from "@/lib/core/errors";
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time";
import { isActiveCustomer } from "@/lib/customers/is-active-customer";
import { db, type Tx } from "@/lib/db/client";
import { enqueue } from "@/lib/db/enqueue";
import type { Payment, Prisma } from "@/lib/db/generated/client";
import { askPaymentJob } from "@/lib/db/queued-jobs";
import { GatewayError, type PaymentStatus } from "@/lib/gateways/gateway";
import { openGateway } from "@/lib/gateways/open-gateway";
import { postTopUp } from "@/lib/ledger/post-top-up";
import { queueMail } from "@/lib/notify/queue-mail";
import { type AskedItem, type CheckedItem, checkOrder } from "@/lib/orders/check-order";
import { lockCart, takeFromCart } from "@/lib/orders/take-from-cart";
import { promotionOf, writeOrder } from "@/lib/orders/write-order";
import { actionOf } from "@/lib/product-lines/registry";
import { failpoint } from "@/lib/purchasing/failpoint";
import { publishEvent } from "@/lib/webhooks/publish-event";
import { linkPaidMail, paymentPaidMail } from "./mail-templates";
import { paymentFacts } from "./payment-facts";
import { openOrder } from "./payment-order";
import type { OrderProblem } from "./view-payment";

type Paid = Extract<PaymentStatus, { state: "paid" }>;

/** The gateway is asked about one payment at most this often, however many notices and pages ask for it. */
const ASK_EVERY_MS = 2_000;
/** A payment that was closed is asked for again: somebody may have paid in the last second. */
const AFTER_CLOSING_MS = [10 * MINUTE_MS, 2 * HOUR_MS, DAY_MS];

/**
 * Asks the gateway what became of a payment, and posts it once when it is paid: whoever asks first, the customer's return, a notice or
 * the job. Safe to repeat, and by many at once. Without an answer nothing changes but the time of the next question.
 * `again`: the caller knows that something has happened, so the gateway is asked even if it was asked a moment ago.
 */
export async function settlePayment(id: string, { again = false } = {}): Promise<Payment> {
  const now = new Date();
  const row = await db.payment.findUniqueOrThrow({ where: { id } });
  if (row.state === "paid") return row;
  const due = again ? {} : { OR: [{ askedAt: null }, { askedAt: { lt: addMs(now, -ASK_EVERY_MS) } }] };
  const next = nextAsk(row, now);
  const { count } = await db.payment.updateMany({
    where: { id, state: { not: "paid" }, ...due },
    data: { askedAt: now, askCount: { increment: 1 }, nextAskAt: next },
  });
  if (count === 0) {
    // Asked a moment ago: what this caller knows may be newer.
    if (next) await enqueue(db, askPaymentJob, id, { at: addMs(now, ASK_EVERY_MS) });
    return row;
  }
  if (next) await enqueue(db, askPaymentJob, id, { at: next });
  failpoint("payment-asked");
  const status = await ask(row);
  failpoint("payment-answered");
  if (status?.state === "paid") await recordPaid(row, status);
  else if (status?.state === "closed") await recordClosed(row, now);
  else if (status && row.expiresAt <= now && row.state !== "closed") await closeAtGateway(row, now);
  return db.payment.findUniqueOrThrow({ where: { id } });
}

/** Seconds at first, minutes later; after the payment's time a few times more. */
function nextAsk({ createdAt, expiresAt, state, askCount, problem }: Payment, now: Date): Date | null {
  // Another sum or currency was paid: only staff can change that.
  if (problem !== null) return null;
  if (state !== "closed") {
    const age = now.getTime() - createdAt.getTime();
    const wait = Math.min(Math.max(3_000, age / 5), MINUTE_MS);
    const next = addMs(now, wait);
    return next < expiresAt || now >= expiresAt ? next : addMs(expiresAt, 1_000);
  }
  const later = AFTER_CLOSING_MS.map((ms) => addMs(expiresAt, ms)).find((at) => at > now);
  return askCount > 500 ? null : (later ?? null);
}

async function ask(row: Payment): Promise<PaymentStatus | null> {
  try {
    return await (await openGateway(row.gateway)).client.query(paymentFacts(row));
  } catch (error) {
    if (error instanceof GatewayError || error instanceof AppError) return null;
    throw error;
  }
}

async function closeAtGateway(row: Payment, now: Date): Promise<void> {
  try {
    await (await openGateway(row.gateway)).client.close(paymentFacts(row));
  } catch (error) {
    if (error instanceof GatewayError || error instanceof AppError) return;
    throw error;
  }
  failpoint("payment-closing");
  await recordClosed(row, now);
}

async function recordClosed({ id }: Payment, now: Date): Promise<void> {
  await db.payment.updateMany({
    where: { id, state: { in: ["written", "open"] } },
    data: { state: "closed", closedAt: now, nextAskAt: addMs(now, AFTER_CLOSING_MS[0] ?? 0) },
  });
}

/**
 * Posts a paid payment, once: the payment, its top-up, the posting and the order it was for in one transaction. If the order can't be
 * placed any more, the money stays in the wallet, and the payment says why.
 */
async function recordPaid(row: Payment, paid: Paid): Promise<void> {
  if (paid.currency !== "CNY" || paid.amountFen !== row.amountFen) {
    const isYuan = paid.currency === "CNY";
    const arrived = { arrivedFen: isYuan ? paid.amountFen : null, arrivedRef: paid.gatewayRef };
    await db.payment.updateMany({
      where: { id: row.id, state: { not: "paid" } },
      data: { problem: isYuan ? "amount" : "currency", ...arrived },
    });
    return;
  }
  const now = new Date();
  const order = await prepareOrder(row, now);
  await db.$transaction(async (tx) => {
    // Before the wallet, which is posted to: an order from the wallet takes both in this order.
    if (order) await lockCart(tx, row.customerId);
    const { count } = await tx.payment.updateMany({
      where: { id: row.id, state: { not: "paid" } },
      data: {
        ...{ state: "paid", paidFen: paid.amountFen, paidAt: paid.at, gatewayRef: paid.gatewayRef },
        ...{ nextAskAt: null, problem: null, arrivedFen: null, arrivedRef: null, late: row.state === "closed" },
      },
    });
    if (count === 0) return;
    await post(tx, row, paid, now);
    failpoint("payment-posted");
    const placed = order && (await placeWithin(tx, row, order, now));
    if (placed) await tx.payment.update({ where: { id: row.id }, data: placed });
    if (placed) failpoint("payment-ordered");
    const customer = await tx.user.findUniqueOrThrow({ where: { id: row.customerId } });
    const recipient = { to: customer.email, userId: customer.id, locale: customer.locale };
    const isPlaced = placed !== null && "orderId" in placed;
    // A placed order has mails of its own.
    const { payLinkId, number, customerId, gateway: method } = row;
    const paidData = { customerId, number, method, amountFen: paid.amountFen };
    await publishEvent(tx, "payment.succeeded", { customerId, at: now, data: () => paidData });
    const byLink = payLinkId !== null;
    const told = { amountFen: paid.amountFen, number, byLink };
    const alone = { ...told, paymentId: row.id, forOrder: order !== null };
    if (!isPlaced) await queueMail(tx, paymentPaidMail, recipient, alone);
    else if (byLink) await queueMail(tx, linkPaidMail, recipient, { ...told, orderId: placed.orderId });
    if (byLink) {
      await tx.payLink.updateMany({ where: { id: payLinkId, paidAt: null }, data: { paidAt: now, orderEnc: null } });
    }
  });
  failpoint("payment-settled");
}

async function post(tx: Tx, row: Payment, { amountFen, at }: Paid, now: Date): Promise<void> {
  const { id, customerId, gateway, number: reference } = row;
  await tx.topUp.create({
    data: {
      ...{ id, customerId, method: "gateway", gateway, amountFen, receivedFen: amountFen, reference },
      ...{ state: "confirmed", decidedAt: now, createdAt: row.createdAt < at ? row.createdAt : at },
    },
  });
  await postTopUp(tx, { topUpId: id, customerId, amountFen, gateway, at: now, actorId: null });
}

type Prepared = { items: CheckedItem[]; hash: string } | { problem: OrderProblem };

/** What the shop knows is checked again; the prices are those that the customer agreed to, while their seals last. */
async function prepareOrder(row: Payment, now: Date): Promise<Prepared | null> {
  const asked = openOrder(row);
  if (!asked) return null;
  // Disabled after the payment was begun: what an upstream is paid for can't be given back, so nothing is bought for the account.
  if (!(await isActiveCustomer(row.customerId))) return { problem: { code: "payments.account_disabled", params: {} } };
  // Paid just after the customer had ended the link: what the money is for is theirs to say.
  if (
    row.payLinkId !== null &&
    (await db.payLink.count({ where: { id: row.payLinkId, endedAt: { not: null } } })) > 0
  ) {
    return { problem: { code: "payments.link_over", params: {} } };
  }
  try {
    const items = await checkOrder(row.customerId, asked, now);
    const name = await findChanged(items, row.createdAt);
    if (name !== null) return { problem: { code: "payments.service_changed", params: { name } } };
    return { items, hash: hashOf(asked) };
  } catch (error) {
    if (error instanceof AppError) return { problem: problemOf(error) };
    throw error;
  }
}

/**
 * What an upgrade costs depends on what its service is and on how long it still runs, so that an order which is done since the payment began
 * has made another price of it. From the wallet a price is asked again in the moment of ordering. @returns the service's name
 */
async function findChanged(items: readonly CheckedItem[], since: Date): Promise<string | null> {
  const ids = items.flatMap(({ quote, serviceId }) =>
    serviceId && actionOf(quote).quotesFromReading ? serviceId : [],
  );
  if (ids.length === 0) return null;
  const done = await db.orderItem.findFirst({
    where: { serviceId: { in: ids }, state: "done", stateAt: { gt: since } },
    select: { displayName: true },
  });
  return done?.displayName ?? null;
}

const hashOf = (asked: readonly AskedItem[]) => createHash("sha256").update(JSON.stringify(asked)).digest("hex");

function problemOf({ code, params, fields }: AppError): OrderProblem {
  const [first] = Object.values(fields);
  return first ? { code: first.code, params: first.params ?? {} } : { code, params };
}

/** Writes the order inside the payment's transaction; what refuses it undoes only the order. */
async function placeWithin(
  tx: Tx,
  row: Payment,
  order: Prepared,
  now: Date,
): Promise<{ orderId: string } | { orderProblem: Prisma.InputJsonObject }> {
  if ("problem" in order) return { orderProblem: { ...order.problem } };
  const actor = { kind: "system", job: "settle-payment" } as const;
  await tx.$executeRaw`SAVEPOINT before_order`;
  try {
    const { items, hash } = order;
    const { customerId, cartItemIds } = row;
    const code = promotionOf(items)?.code ?? null;
    if (!(await takeFromCart(tx, customerId, cartItemIds, code))) throw conflict("payments.ordered");
    const requestKey = `payment:${row.id}`;
    const placed = await writeOrder(tx, {
      actor,
      customerId,
      items,
      requestKey,
      requestHash: hash,
      now,
    });
    if (!placed) throw new Error(`the order of payment ${row.number} exists already`);
    return { orderId: placed.id };
  } catch (error) {
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT before_order`;
    if (error instanceof AppError) return { orderProblem: { ...problemOf(error) } };
    const text = error instanceof Error ? `${error.message} ${JSON.stringify((error as { meta?: unknown }).meta)}` : "";
    if (text.includes("order_items_open_name")) {
      const name = order.items[0]?.quote.displayName ?? "";
      return { orderProblem: { code: "orders.name_in_progress", params: { name } } };
    }
    throw error;
  }
}
