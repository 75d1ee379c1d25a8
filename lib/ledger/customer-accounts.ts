import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Db, Tx } from "@/lib/db/client";
import { DEBIT_KINDS } from "./kinds-contract";

export interface CustomerAccount {
  code: string;
  customerId: string;
  openingFen: Fen;
  debitFen: Fen;
  creditFen: Fen;
  closingFen: Fen;
}

type Row = Record<"code" | "customerId" | "opening" | "debit" | "credit", string>;

/**
 * Customers' accounts of one kind that had money before `from` or moved until `to` (exclusive), the newest customers' first.
 * @param options.after the customer of the last account of the page before.
 */
export async function customerAccounts(
  tx: Tx | Db,
  kind: string,
  { from, to, after, take }: { from: Date; to: Date; after?: string; take: number },
): Promise<{ accounts: CustomerAccount[]; next: string | null }> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT a.code, a.customer_id::text AS "customerId", s.opening::text AS opening, s.debit::text AS debit, s.credit::text AS credit
      FROM ledger_accounts a
     CROSS JOIN LATERAL (
       SELECT coalesce(sum(p.amount_fen) FILTER (WHERE t.at < ${from}::timestamptz), 0) AS opening,
              coalesce(-sum(p.amount_fen) FILTER (WHERE t.at >= ${from}::timestamptz AND p.amount_fen < 0), 0) AS debit,
              coalesce(sum(p.amount_fen) FILTER (WHERE t.at >= ${from}::timestamptz AND p.amount_fen > 0), 0) AS credit
         FROM postings p JOIN ledger_transactions t ON t.id = p.transaction_id
        WHERE p.account_id = a.id AND t.at < ${to}::timestamptz) s
     WHERE a.customer_id IS NOT NULL AND a.kind = ${kind} AND (s.opening, s.debit, s.credit) <> (0, 0, 0)
       AND (${after ?? null}::uuid IS NULL OR a.customer_id < ${after ?? null}::uuid)
     ORDER BY a.customer_id DESC LIMIT ${take + 1}`;
  const sign = DEBIT_KINDS.includes(kind) ? -1n : 1n;
  const page = rows.slice(0, take).map(({ code, customerId, ...sums }) => {
    const [opening, debitFen, creditFen] = [BigInt(sums.opening), BigInt(sums.debit), BigInt(sums.credit)];
    const closingFen = sign * (opening + creditFen - debitFen);
    return { code, customerId, openingFen: sign * opening, debitFen, creditFen, closingFen };
  });
  return { accounts: page, next: rows.length > take ? (page.at(-1)?.customerId ?? null) : null };
}
