/**
 * Compares the three books at the end of a history: the sandbox's sales (by the otime of each call), the items with their attempts and
 * claims, and the ledger. Also looks for what must never happen on the way.
 */
import { otimeText } from "@/lib/core/time";
import type { Prisma } from "@/lib/db/generated/client";
import { checkBooks } from "@/lib/ledger/check-books";
import { readDebt } from "@/lib/ledger/read-debt";
import { readWalletFen } from "@/lib/ledger/read-wallet-fen";
import { judgePayments } from "@/lib/paying/testing/judge-payments";
import { checkDocuments } from "@/lib/reports/books/check-documents";
import type { Sale } from "@/sandbox/world/rows";
import { isExclusive } from "../../item-fields";
import type { HappenedOutside } from "./chaos";
import { paidThroughGateways } from "./gateway-moves";
import { movedInto, standingTopUps } from "./money-moves";
import type { SimulatedShop } from "./shop";

const ABSENT_MS = 30 * 60_000;
const ABSENT_READS = 3;
const TOLERANCE_MS = 5_000;

export const withAll = { attempts: true, claims: true, events: { orderBy: { id: "asc" } } } as const;
export type JudgedItem = Prisma.OrderItemGetPayload<{ include: typeof withAll }>;

/** @returns the faults of a history; an empty list when there are none. */
export async function judge(
  shop: SimulatedShop,
  items: readonly JudgedItem[],
  happened: HappenedOutside,
  topUpFen: bigint,
): Promise<string[]> {
  const books = (await checkBooks(shop.db)).map((fault) => `books: ${fault.check} ${fault.subject}: ${fault.detail}`);
  const sales = [...shop.sandbox.world.sales.values()].filter((sale) => sale.by === "api");
  const byOtime = new Map<string, JudgedItem>();
  for (const item of items)
    for (const attempt of item.attempts) byOtime.set(otimeText(new Date(Number(attempt.otimeMs))), item);
  const unknownSales = sales
    .filter((sale) => !byOtime.has(sale.otime))
    .map((sale) => `${sale.name}: sold to no attempt`);
  const salesOf = (item: JudgedItem) => sales.filter((sale) => byOtime.get(sale.otime)?.id === item.id);
  const perItem = items.flatMap((item) => {
    const own = salesOf(item);
    return [...judgeItem(item, own), ...judgeMoney(item, own, happened), ...judgeRefund(shop, item, own, happened)].map(
      (fault) => `${item.displayName} (${item.action}): ${fault}`,
    );
  });
  return [
    ...books,
    ...unknownSales,
    ...perItem,
    ...shop.gate.watch.faults,
    ...judgeCalls(shop, happened),
    ...(await judgeWallets(shop, items, happened, topUpFen)),
    ...(await judgePostings(shop, items)),
    ...(await judgeTopUps(shop, topUpFen)),
    ...(happened.throughGateways ? await judgePayments(shop.db, shop.sandbox.world) : []),
  ];
}

/** Checks one item against the sales that have the otimes of its attempts. */
export function judgeItem(item: JudgedItem, sales: readonly Sale[]): string[] {
  const faults: string[] = [];
  const kept = sales.filter((sale) => sale.refundedAtMs === null);
  if (item.state !== "done" && item.state !== "refunded")
    faults.push(
      `is still ${item.state} (${item.reasonCode ?? "no reason"}), due ${item.dueAt?.toISOString() ?? "never"}`,
    );
  if (kept.length > 1) faults.push(`bought ${kept.length} times`);
  if (item.state === "done" && kept.length !== 1) faults.push(`done, but ${kept.length} sales are kept`);
  const claimed = item.claims.some((claim) => claim.kind === "bought_after_refund");
  const told = claimed || item.claims.some((claim) => claim.kind === "unclear_after_refund" && isProof(item, claim));
  if (item.state === "refunded" && kept.length > 0 && !told) faults.push("refunded, but its sale stands and no claim");
  if (claimed && kept.length === 0) faults.push("a claim for a sale that isn't there");
  if (item.state === "refunded" && !item.reasonCode) faults.push("refunded without a reason");
  if (item.attempts.some((attempt) => attempt.endedAt === null)) faults.push("final with an open attempt");
  return faults;
}

/**
 * Whether a claim is what the shop has to know of a sale. The one that a decision of staff opens is enough only where the upstream makes
 * the name: everything else must be found by its name afterwards.
 */
function isProof(item: JudgedItem, { evidence }: JudgedItem["claims"][number]): boolean {
  return isExclusive(item) || !(evidence as { decision?: string }).decision;
}

/** The charged cost is the sale's amount, and not above the allowed cost, unless the price changed during the purchase. */
function judgeMoney(item: JudgedItem, sales: readonly Sale[], { priceChangedAtMs }: HappenedOutside): string[] {
  const [sale] = sales.filter((one) => one.refundedAtMs === null);
  if (item.state !== "done" || !sale) return [];
  const began =
    item.events
      .filter((event) => event.toState === "buying")
      .at(-1)
      ?.at.getTime() ?? 0;
  if (priceChangedAtMs.some((at) => at >= began - 1_000 && at <= sale.atMs + 1_000)) return [];
  const faults: string[] = [];
  if (item.costChargedFen !== sale.amountFen)
    faults.push(`charged ${sale.amountFen} by the upstream, ${item.costChargedFen} in our books`);
  let mostFen = item.costCeilingFen ?? item.costQuotedFen;
  if (item.costCeilingFen === null && item.priceFen > mostFen) mostFen = item.priceFen;
  if (sale.amountFen > mostFen) faults.push(`bought at ${sale.amountFen}, with ${mostFen} allowed`);
  return faults;
}

/** Finds refunds that came too early: before the upstream had its time to show the sale, or although reads showed it. */
function judgeRefund(
  shop: SimulatedShop,
  item: JudgedItem,
  sales: readonly Sale[],
  { clockMoved }: HappenedOutside,
): string[] {
  if (item.state !== "refunded") return [];
  const refundedAtMs = item.stateAt.getTime();
  const faults: string[] = [];
  const arrivals = shop.gate.watch.arrivals.filter((arrival) => arrival.itemId === item.id);
  const lastMs = arrivals.at(-1)?.atMs ?? 0;
  if (item.reasonCode === "absent") {
    if (refundedAtMs - lastMs < ABSENT_MS - TOLERANCE_MS)
      faults.push(`counted absent ${Math.round((refundedAtMs - lastMs) / 1_000)} s after it was sent`);
    if (item.absentReads + 1 < ABSENT_READS) faults.push(`counted absent after ${item.absentReads + 1} reads`);
  }
  for (const sale of sales.filter((one) => one.refundedAtMs === null)) {
    // A sale that reads show within the waiting time must not be refunded, unless staff decided before it was shown.
    const shownMs = shop.gate.shownAtMs.get(sale.otime) ?? sale.atMs;
    if (clockMoved || item.reasonCode === "staff_refunded") continue;
    if (shownMs < refundedAtMs - TOLERANCE_MS)
      faults.push(`refunded (${item.reasonCode}) although its sale was there to be seen`);
    else if (shownMs < lastMs + ABSENT_MS - TOLERANCE_MS)
      faults.push(`refunded (${item.reasonCode}) before the upstream had its time to show the sale`);
  }
  return faults;
}

function judgeCalls(shop: SimulatedShop, happened: HappenedOutside): string[] {
  const faults: string[] = [];
  const calls = shop.sandbox.calls.list({ limit: 5_000 }).filter((call) => call.effect === "purchase");
  for (const call of calls) {
    if (call.outcome === "10036" && !happened.planted10036) faults.push(`${call.name}: an otime was used twice`);
    if (call.outcome === "10021" && !happened.moneyLow && happened.priceChangedAtMs.length <= 1)
      faults.push(`${call.name}: sent although the agent balance did not suffice`);
  }
  for (const { otime, atMs } of shop.gate.watch.arrivals)
    if (!happened.clockMoved && otimeText(new Date(atMs)).slice(0, 8) !== otime.slice(0, 8))
      faults.push(`${otime} was sent on another day`);
  return faults;
}

async function judgeWallets(
  shop: SimulatedShop,
  items: readonly JudgedItem[],
  happened: HappenedOutside,
  topUpFen: bigint,
): Promise<string[]> {
  const faults: string[] = [];
  for (const { actor } of shop.customers) {
    const own = items.filter((item) => item.customerId === actor.userId);
    const spent = own.filter((item) => item.state === "done").reduce((sum, item) => sum + item.priceFen, 0n);
    const open = own.filter((item) => item.state !== "done" && item.state !== "refunded");
    const held = open.reduce((sum, item) => sum + item.priceFen, 0n);
    const wallet = await readWalletFen(shop.db, actor.userId);
    const debt = await readDebt(shop.db, actor.userId);
    const moved = await movedInto(shop, actor.userId, happened.askedMoney);
    const paid = happened.throughGateways ? await paidThroughGateways(shop, actor.userId) : 0n;
    const came = topUpFen + moved + paid;
    if (wallet.balanceFen - debt !== came - spent - held || wallet.heldFen !== held)
      faults.push(
        `a wallet of ${wallet.balanceFen} and ${wallet.heldFen} held, a debt of ${debt}, ${spent} spent of ${came}`,
      );
    if (debt < 0n || (debt > 0n && wallet.balanceFen > 0n))
      faults.push(`a debt of ${debt} with ${wallet.balanceFen} in the wallet`);
  }
  return faults;
}

async function judgePostings(shop: SimulatedShop, items: readonly JudgedItem[]): Promise<string[]> {
  const [posted] = await shop.db.$queryRaw<{ revenue: string; cost: string }[]>`
    SELECT coalesce(sum(p.amount_fen) FILTER (WHERE a.code = 'revenue'), 0)::text AS revenue,
           coalesce(sum(p.amount_fen) FILTER (WHERE a.code = 'agent' AND t.kind = 'capture'), 0)::text AS cost
      FROM postings p JOIN ledger_accounts a ON a.id = p.account_id JOIN ledger_transactions t ON t.id = p.transaction_id`;
  const done = items.filter((item) => item.state === "done");
  const revenue = done.reduce((sum, item) => sum + item.priceFen, 0n);
  const cost = done.reduce((sum, item) => sum + (item.costChargedFen ?? 0n), 0n);
  const faults: string[] = [];
  if (BigInt(posted?.revenue ?? "0") !== revenue)
    faults.push(`${posted?.revenue} posted as revenue, ${revenue} earned`);
  if (BigInt(posted?.cost ?? "0") !== cost) faults.push(`${posted?.cost} posted as cost, ${cost} charged`);
  return faults;
}

/** The gateways have received what the top-ups say, as they were last corrected, and every paper is posted. */
async function judgeTopUps(shop: SimulatedShop, topUpFen: bigint): Promise<string[]> {
  if ((await shop.db.topUp.count()) === 0) return [];
  const { _sum } = await shop.db.posting.aggregate({
    // What was refunded to its source has left a clearing account again; judgePayments looks at that.
    where: { account: { kind: "clearing" }, transaction: { kind: { not: "payout_done" } } },
    _sum: { amountFen: true },
  });
  const clearedFen = -(_sum.amountFen ?? 0n);
  const cameFen = topUpFen * BigInt(shop.customers.length) + (await standingTopUps(shop));
  // The customers' first money has postings without a paper.
  const papers = (await checkDocuments(shop.db)).filter(({ check }) => check !== "posted_without_paper");
  return [
    ...papers.map((fault) => `papers: ${fault.check} ${fault.subject}: ${fault.detail}`),
    ...(clearedFen === cameFen ? [] : [`${clearedFen} received by the gateways, ${cameFen} by top-ups`]),
  ];
}
