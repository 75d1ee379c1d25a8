import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Db, Tx } from "@/lib/db/client";
import { DEBIT_KINDS } from "./account-codes";

export interface AccountLine {
  /** The posting's id. */
  id: string;
  at: Date;
  key: string;
  kind: string;
  memo: string;
  refKind: string | null;
  refId: string | null;
  actorId: string | null;
  /** As an accountant reads it: more of an asset or an expense is positive. */
  amountFen: Fen;
  /** The account's balance after this posting. */
  balanceFen: Fen;
}

export interface AccountStatement {
  code: string;
  kind: string;
  customerId: string | null;
  balanceFen: Fen;
  lines: AccountLine[];
  /** The id that requests the next (older) page. */
  nextBefore: string | null;
}

type Row = Omit<AccountLine, "amountFen" | "balanceFen"> & { fen: string; running: string };

/**
 * The postings of an account, newest first in the order in which they were written, each with the balance after it.
 * The balance before the page is summed by one index scan. Null for an account without postings.
 */
export async function accountStatement(
  tx: Tx | Db,
  code: string,
  { before, take }: { before?: string; take: number },
): Promise<AccountStatement | null> {
  const account = await tx.ledgerAccount.findUnique({ where: { code } });
  if (!account) return null;
  const limit = before === undefined ? null : BigInt(before);
  const [rows, [sum]] = await Promise.all([
    tx.$queryRaw<Row[]>`
      WITH page AS (
        SELECT * FROM postings WHERE account_id = ${account.id}::uuid AND (${limit}::bigint IS NULL OR id < ${limit}::bigint)
         ORDER BY id DESC LIMIT ${take + 1}),
      earlier AS (
        SELECT coalesce(sum(amount_fen), 0) AS fen FROM postings
         WHERE account_id = ${account.id}::uuid AND id < (SELECT min(id) FROM page))
      SELECT p.id::text AS id, t.at, t.key, t.kind, t.memo, t.ref_kind AS "refKind", t.ref_id AS "refId",
             t.actor_id::text AS "actorId", p.amount_fen::text AS fen,
             (earlier.fen + sum(p.amount_fen) OVER (ORDER BY p.id))::text AS running
        FROM page p JOIN ledger_transactions t ON t.id = p.transaction_id CROSS JOIN earlier
       ORDER BY p.id DESC`,
    tx.$queryRaw<{ fen: string }[]>`
      SELECT coalesce(sum(amount_fen), 0)::text AS fen FROM postings WHERE account_id = ${account.id}::uuid`,
  ]);
  const sign = DEBIT_KINDS.includes(account.kind) ? -1n : 1n;
  const page = rows.slice(0, take);
  return {
    code,
    kind: account.kind,
    customerId: account.customerId,
    balanceFen: sign * BigInt(sum?.fen ?? "0"),
    lines: page.map(({ fen, running, ...line }) => ({
      ...line,
      amountFen: sign * BigInt(fen),
      balanceFen: sign * BigInt(running),
    })),
    nextBefore: rows.length > take ? (page.at(-1)?.id ?? null) : null,
  };
}
