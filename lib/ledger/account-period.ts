import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Db, Tx } from "@/lib/db/client";
import { DEBIT_KINDS } from "./account-codes";
import type { AccountLine, AccountStatement } from "./account-statement";

export interface AccountPeriod extends AccountStatement {
  openingFen: Fen;
  debitFen: Fen;
  creditFen: Fen;
  closingFen: Fen;
}

type Row = Omit<AccountLine, "amountFen" | "balanceFen"> & { fen: string; running: string };
type Sums = Record<"opening" | "debit" | "credit", string>;

/**
 * The postings of an account that are dated from `from` until `to` (exclusive), newest first in the order in which they were written,
 * each with the balance after it: the opening balance and the postings of the period up to it, so that the last one's is the closing
 * balance. `balanceFen` is that closing balance. Null for an account without postings.
 */
export async function accountPeriod(
  tx: Tx | Db,
  code: string,
  { from, to, before, take }: { from: Date; to: Date; before?: string; take: number },
): Promise<AccountPeriod | null> {
  const account = await tx.ledgerAccount.findUnique({ where: { code } });
  if (!account) return null;
  const limit = before === undefined ? null : BigInt(before);
  const [rows, [sums]] = await Promise.all([
    tx.$queryRaw<Row[]>`
      WITH dated AS (
        SELECT p.id, p.amount_fen, p.transaction_id, t.at, sum(p.amount_fen) OVER (ORDER BY t.at >= ${from}::timestamptz, p.id) AS running
          FROM postings p JOIN ledger_transactions t ON t.id = p.transaction_id
         WHERE p.account_id = ${account.id}::uuid AND t.at < ${to}::timestamptz)
      SELECT d.id::text AS id, t.at, t.key, t.kind, t.memo, t.ref_kind AS "refKind", t.ref_id AS "refId",
             t.actor_id::text AS "actorId", d.amount_fen::text AS fen, d.running::text AS running
        FROM dated d JOIN ledger_transactions t ON t.id = d.transaction_id
       WHERE d.at >= ${from}::timestamptz AND (${limit}::bigint IS NULL OR d.id < ${limit}::bigint)
       ORDER BY d.id DESC LIMIT ${take + 1}`,
    tx.$queryRaw<Sums[]>`
      SELECT coalesce(sum(p.amount_fen) FILTER (WHERE t.at < ${from}::timestamptz), 0)::text AS opening,
             coalesce(-sum(p.amount_fen) FILTER (WHERE t.at >= ${from}::timestamptz AND p.amount_fen < 0), 0)::text AS debit,
             coalesce(sum(p.amount_fen) FILTER (WHERE t.at >= ${from}::timestamptz AND p.amount_fen > 0), 0)::text AS credit
        FROM postings p JOIN ledger_transactions t ON t.id = p.transaction_id
       WHERE p.account_id = ${account.id}::uuid AND t.at < ${to}::timestamptz`,
  ]);
  const sign = DEBIT_KINDS.includes(account.kind) ? -1n : 1n;
  const [opening, debitFen, creditFen] = [sums?.opening, sums?.debit, sums?.credit].map((fen) => BigInt(fen ?? "0"));
  const closingFen = sign * ((opening ?? 0n) + (creditFen ?? 0n) - (debitFen ?? 0n));
  const page = rows.slice(0, take);
  return {
    ...{ code, kind: account.kind, customerId: account.customerId, balanceFen: closingFen, closingFen },
    ...{ openingFen: sign * (opening ?? 0n), debitFen: debitFen ?? 0n, creditFen: creditFen ?? 0n },
    lines: page.map(({ fen, running, ...line }) => ({
      ...line,
      amountFen: sign * BigInt(fen),
      balanceFen: sign * BigInt(running),
    })),
    nextBefore: rows.length > take ? (page.at(-1)?.id ?? null) : null,
  };
}
