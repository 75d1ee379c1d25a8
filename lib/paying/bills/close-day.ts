import "server-only";
import type { Tx } from "@/lib/db/client";
import { type GatewayBill, Prisma } from "@/lib/db/generated/client";
import { clearing } from "@/lib/ledger/account-codes";
import { houseSumBefore } from "@/lib/ledger/house-sum-before";
import { endOfDay, nextDay, startOfDay } from "./bill-days";

/**
 * A gateway's clearing account at the end of a day, as an accountant reads it (what the gateway owes the shop), and what it consists of:
 * the account is the sum of the other figures. Decimal fen, because it is stored as JSON.
 */
export interface DayClosing {
  clearingFen: string;
  /** What was in the account before the day of the first bill. */
  beforeFen: string;
  /** Paid, less refunds and fees, and not settled yet, by all bills up to the day and by the bank's statements. */
  unsettledFen: string;
  /** Differences that are not posted, open and explained. */
  differencesFen: string;
  /** Posted on a later or an earlier day than the gateway has it on. */
  otherDayFen: string;
  /** What nothing of this explains. */
  unexplainedFen: string;
  /** A bill between the first one and this one was not read yet, so the figures are not complete. */
  billsLack: boolean;
}

/** Reads the closing of a day from the books and the stored bills. */
export async function closeDay(tx: Tx, { gateway, day }: GatewayBill): Promise<DayClosing> {
  const first = await tx.gatewayBill.findFirstOrThrow({ where: { gateway }, orderBy: { day: "asc" } });
  const [from, to] = [startOfDay(first.day), endOfDay(day)];
  const [books, bills, [differences], [otherDay], waiting, [settled]] = await Promise.all([
    sumBooks(tx, gateway, from, to),
    tx.gatewayBill.aggregate({ where: { gateway, day: { lte: day } }, _sum: { netFen: true } }),
    tx.$queryRaw<{ fen: bigint }[]>`
      SELECT coalesce(sum(d.effect_fen), 0)::bigint AS fen FROM gateway_differences d JOIN gateway_bills b ON b.id = d.bill_id
       WHERE b.gateway = ${gateway} AND b.day <= ${day} AND d.state <> 'gone' AND d.booked_fen IS NULL`,
    tx.$queryRaw<{ fen: bigint }[]>(postedOnAnotherDay(gateway, day)),
    tx.gatewayBill.count({ where: { gateway, day: { gt: first.day, lt: day }, state: "waiting" } }),
    tx.$queryRaw<{ fen: bigint }[]>`
      SELECT coalesce(sum(p.amount_fen), 0)::bigint AS fen
        FROM postings p JOIN ledger_accounts a ON a.id = p.account_id JOIN ledger_transactions t ON t.id = p.transaction_id
       WHERE a.code = ${clearing(gateway)} AND t.kind = 'gateway_settlement' AND t.at >= ${from}::timestamptz AND t.at < ${to}::timestamptz`,
  ]);
  const unsettled = (bills._sum.netFen ?? 0n) - (settled?.fen ?? 0n);
  const differing = -(differences?.fen ?? 0n);
  const onAnotherDay = otherDay?.fen ?? 0n;
  const unexplained = books.clearingFen - books.beforeFen - unsettled - differing - onAnotherDay;
  return {
    clearingFen: String(books.clearingFen),
    beforeFen: String(books.beforeFen),
    unsettledFen: String(unsettled),
    differencesFen: String(differing),
    otherDayFen: String(onAnotherDay),
    unexplainedFen: String(unexplained),
    billsLack: waiting > 0 || first.state === "waiting",
  };
}

/** Lines up to the day whose payment was posted after it, less lines of the days after it whose payment was posted before. */
function postedOnAnotherDay(gateway: string, day: string): Prisma.Sql {
  const to = endOfDay(day);
  return Prisma.sql`
    SELECT coalesce(sum(fen), 0)::bigint AS fen FROM (
      SELECT CASE r.kind WHEN 'refund' THEN r.amount_fen ELSE -r.amount_fen END AS fen
        FROM ledger_transactions t JOIN gateway_bill_rows r ON r.subject_id = CASE WHEN t.kind IN ('top_up', 'payout_done') THEN t.ref_id::uuid END
       WHERE t.at >= ${to}::timestamptz AND t.kind IN ('top_up', 'payout_done') AND t.ref_id IS NOT NULL
         AND r.gateway = ${gateway} AND r.day <= ${day}
      UNION ALL
      SELECT CASE r.kind WHEN 'refund' THEN -r.amount_fen ELSE r.amount_fen END
        FROM gateway_bill_rows r
        JOIN ledger_transactions t ON t.key = CASE r.kind WHEN 'payment' THEN 'top-up:' || r.subject_id ELSE 'payout:' || r.subject_id || ':end' END
       WHERE r.gateway = ${gateway} AND r.day > ${day} AND r.day <= ${nextDay(nextDay(day))} AND r.kind IN ('payment', 'refund')
         AND t.at < ${to}::timestamptz) posted`;
}

/** As an accountant reads it: what the gateway owes the shop is positive. */
async function sumBooks(tx: Tx, gateway: string, from: Date, to: Date) {
  const code = clearing(gateway);
  return { clearingFen: -(await houseSumBefore(tx, code, to)), beforeFen: -(await houseSumBefore(tx, code, from)) };
}
