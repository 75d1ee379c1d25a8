/**
 * Holds four books of payments together: what the gateways' twins know (their bills are written from it), the shop's payments and refunds,
 * the ledger, and the orders that were paid for.
 */
import type { Db } from "@/lib/db/client";
import type { Payment } from "@/lib/db/generated/client";
import { clearing, PAYOUTS } from "@/lib/ledger/account-codes";
import type { RefundWithPayment } from "@/lib/paying/view-refund";
import { checkGatewayDocuments } from "@/lib/reports/books/check-gateway-documents";
import type { GatewayPayment, GatewayRefund } from "@/sandbox/gateways/rows";
import type { World } from "@/sandbox/world/world";

interface Books {
  payments: Map<string, Payment>;
  refunds: Map<string, RefundWithPayment>;
  twinPayments: readonly GatewayPayment[];
  twinRefunds: readonly GatewayRefund[];
}

/** @returns the differences, once nothing is under way any more; an empty list when the four agree. */
export async function judgePayments(db: Db, world: World): Promise<string[]> {
  const payments = await db.payment.findMany();
  const refunds = await db.paymentRefund.findMany({ include: { payment: true } });
  const books: Books = {
    payments: new Map(payments.map((row) => [`${row.gateway} ${row.number}`, row])),
    refunds: new Map(refunds.map((row) => [`${row.payment.gateway} ${row.number}`, row])),
    twinPayments: [...world.gatewayPayments.values()],
    twinRefunds: [...world.gatewayRefunds.values()],
  };
  return [
    ...books.twinPayments.flatMap((paid) => judgePayment(paid, books)),
    ...payments.filter(({ state }) => state === "paid").flatMap((row) => judgePaid(row, books)),
    ...books.twinRefunds.flatMap((refund) => judgeTwinRefund(refund, books)),
    ...refunds.flatMap((row) => judgeRefund(row, books)),
    ...payments.flatMap((row) => judgeRefundedSum(row, refunds)),
    ...(await judgeLedger(db, books)),
    ...(await judgePaidOrders(db, payments)),
    ...(await checkGatewayDocuments(db)).map(({ check, subject, detail }) => `${check} ${subject}: ${detail}`),
  ];
}

const isAsAsked = (twin: GatewayPayment) => twin.currency === "CNY" && twin.paidFen === twin.amountFen;

/** What a twin was paid is in the shop's books, or a matter for staff where another sum or currency was paid. */
function judgePayment(twin: GatewayPayment, { payments }: Books): string[] {
  const row = payments.get(`${twin.gateway} ${twin.number}`);
  if (!row) return [`${twin.number}: ${twin.gateway} has a payment that the shop never wrote`];
  if (twin.state !== "paid") return [];
  if (isAsAsked(twin)) {
    const known = row.state === "paid" && row.paidFen === twin.paidFen;
    return known ? [] : [`${twin.number}: paid at ${twin.gateway} with ${twin.paidFen}, ${row.state} in the shop`];
  }
  const asked = row.state !== "paid" && row.problem !== null;
  return asked ? [] : [`${twin.number}: another sum or currency was paid, and the shop says ${row.state}`];
}

function judgePaid(row: Payment, { twinPayments }: Books): string[] {
  const twin = twinPayments.find((one) => one.gateway === row.gateway && one.number === row.number);
  if (twin?.state === "paid" && isAsAsked(twin)) return [];
  return [`${row.number}: paid in the shop, ${twin?.state ?? "unknown"} at ${row.gateway}`];
}

function judgeTwinRefund(twin: GatewayRefund, { refunds }: Books): string[] {
  const row = refunds.get(`${twin.gateway} ${twin.number}`);
  if (!row) return [`${twin.number}: ${twin.gateway} has a refund that the shop never wrote`];
  if (row.payment.number !== twin.paymentNumber || row.amountFen !== twin.amountFen)
    return [`${twin.number}: ${twin.amountFen} of ${twin.paymentNumber} refunded, ${row.amountFen} in the shop`];
  const expected = { done: "done", rejected: "rejected", pending: "sent" }[twin.state];
  return row.state === expected ? [] : [`${twin.number}: ${twin.state} at ${twin.gateway}, ${row.state} in the shop`];
}

function judgeRefund(row: RefundWithPayment, { twinRefunds }: Books): string[] {
  const own = twinRefunds.filter((one) => one.gateway === row.payment.gateway && one.number === row.number);
  if (row.state === "approved") return [`${row.number}: approved, and not sent`];
  const isKnown = row.state === "done" || row.state === "sent";
  if (isKnown && own.length !== 1) return [`${row.number}: ${row.state}, and ${own.length} times at the gateway`];
  if ((row.state === "asked" || row.state === "declined") && own.length > 0)
    return [`${row.number}: sent although it is ${row.state}`];
  return [];
}

const LEFT_WALLET: ReadonlySet<string> = new Set(["approved", "sent", "done"]);

function judgeRefundedSum(payment: Payment, refunds: readonly RefundWithPayment[]): string[] {
  const own = refunds.filter(({ paymentId, state }) => paymentId === payment.id && LEFT_WALLET.has(state));
  const sum = own.reduce((total, { amountFen }) => total + amountFen, 0n);
  if (payment.refundedFen !== sum) return [`${payment.number}: ${payment.refundedFen} counted as refunded, not ${sum}`];
  return sum > (payment.paidFen ?? 0n) ? [`${payment.number}: ${sum} refunded of ${payment.paidFen}`] : [];
}

/** Each paid payment is posted once, and each gateway's clearing account is what its twin received less what it gave back. */
async function judgeLedger(db: Db, { payments, refunds, twinPayments, twinRefunds }: Books): Promise<string[]> {
  const faults: string[] = [];
  const posted = await db.$queryRaw<{ id: string; fen: string; times: number }[]>`
    SELECT t.ref_id::text AS id, sum(-p.amount_fen)::text AS fen, count(DISTINCT t.id)::int AS times
      FROM ledger_transactions t JOIN postings p ON p.transaction_id = t.id JOIN ledger_accounts a ON a.id = p.account_id
     WHERE t.ref_kind = 'top_up' AND a.kind = 'clearing' GROUP BY 1`;
  const byId = new Map(posted.map((row) => [row.id, row]));
  for (const row of payments.values()) {
    const own = byId.get(row.id);
    const fen = row.state === "paid" ? row.paidFen : 0n;
    if (BigInt(own?.fen ?? "0") !== fen || (own?.times ?? 0) > 1)
      faults.push(
        `${row.number}: ${row.state} with ${fen}, posted ${own?.fen ?? "0"} in ${own?.times ?? 0} transactions`,
      );
  }
  const sums = await db.$queryRaw<{ code: string; fen: string }[]>`
    SELECT a.code, sum(p.amount_fen)::text AS fen FROM postings p JOIN ledger_accounts a ON a.id = p.account_id
     WHERE a.kind = 'clearing' OR a.code = ${PAYOUTS} GROUP BY 1`;
  const balance = (code: string) => BigInt(sums.find((row) => row.code === code)?.fen ?? "0");
  const gateways = new Set([...payments.values()].map(({ gateway }) => gateway));
  for (const gateway of gateways) {
    const came = twinPayments.filter((one) => one.gateway === gateway && one.state === "paid" && isAsAsked(one));
    const went = twinRefunds.filter((one) => one.gateway === gateway && one.state === "done");
    const cameFen = came.reduce((sum, one) => sum + (one.paidFen ?? 0n), 0n);
    const wentFen = went.reduce((sum, one) => sum + one.amountFen, 0n);
    if (-balance(clearing(gateway)) !== cameFen - wentFen)
      faults.push(
        `${gateway}: ${-balance(clearing(gateway))} in its clearing account, ${cameFen} came and ${wentFen} went`,
      );
  }
  const under = [...refunds.values()].filter(({ state }) => state === "approved" || state === "sent");
  const sentBackFen = under.reduce((sum, { amountFen }) => sum + amountFen, 0n);
  // A payout of which nobody has made the transfer yet is there as well.
  const { _sum } = await db.payout.aggregate({ where: { state: "approved" }, _sum: { amountFen: true } });
  const underFen = sentBackFen + (_sum.amountFen ?? 0n);
  if (balance(PAYOUTS) !== underFen) faults.push(`${balance(PAYOUTS)} on its way to customers, not ${underFen}`);
  return faults;
}

/** A payment for an order has placed it once, or says why not; no order was placed for a payment that is not paid. */
async function judgePaidOrders(db: Db, payments: readonly Payment[]): Promise<string[]> {
  const orders = await db.order.findMany({ where: { requestKey: { startsWith: "payment:" } } });
  const faults: string[] = [];
  for (const row of payments) {
    const own = orders.filter(({ requestKey }) => requestKey === `payment:${row.id}`);
    if (own.length > 1 || (own[0]?.id ?? null) !== row.orderId)
      faults.push(`${row.number}: ${own.length} orders were placed for it, ${row.orderId ?? "none"} is named`);
    const isDecided = (row.orderId === null) !== (row.orderProblem === null);
    if (row.state === "paid" && row.orderEnc !== null && !isDecided)
      faults.push(`${row.number}: paid for an order that is neither placed nor refused`);
    if (row.state !== "paid" && row.orderId !== null) faults.push(`${row.number}: ${row.state}, with an order`);
  }
  const ids = new Set(payments.map(({ id }) => `payment:${id}`));
  for (const { number, requestKey } of orders)
    if (!ids.has(requestKey)) faults.push(`${number}: placed for a payment that isn't there`);
  return faults;
}
