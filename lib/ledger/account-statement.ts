import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Db, Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { DEBIT_KINDS } from "./kinds-contract";

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
 * The postings of an account, newest first in the order in which they were written, each with the balance after it. A wallet's and a hold's
 * stand beside their postings; of a house account the sum begins with the newest kept balance before the page. Null for an account without
 * postings.
 */
export async function accountStatement(
  tx: Tx | Db,
  code: string,
  { before, take }: { before?: string; take: number },
): Promise<AccountStatement | null> {
  const account = await tx.ledgerAccount.findUnique({ where: { code } });
  if (!account) return null;
  const older = before === undefined ? Prisma.empty : Prisma.sql`AND id < ${BigInt(before)}::bigint`;
  const [rows, balance] = await Promise.all([
    tx.$queryRaw<Row[]>`
      WITH page AS (
        SELECT * FROM postings WHERE account_id = ${account.id}::uuid ${older} ORDER BY id DESC LIMIT ${take + 1}),
      oldest AS (SELECT min(id) AS id FROM page),
      kept AS (
        SELECT posting_id, balance_fen FROM book_balances
         WHERE account = ${code} AND posting_id < (SELECT id FROM oldest) ORDER BY posting_id DESC LIMIT 1),
      earlier AS MATERIALIZED (
        SELECT CASE WHEN ${account.balanceFen === null} THEN coalesce((SELECT balance_fen FROM kept), 0) + coalesce(
                 (SELECT sum(amount_fen) FROM postings
                   WHERE account_id = ${account.id}::uuid AND id > coalesce((SELECT posting_id FROM kept), 0)
                     AND id < (SELECT id FROM oldest)), 0) END AS fen)
      SELECT p.id::text AS id, t.at, t.key, t.kind, t.memo, t.ref_kind AS "refKind", t.ref_id AS "refId",
             t.actor_id::text AS "actorId", p.amount_fen::text AS fen,
             coalesce(p.balance_fen, earlier.fen + sum(p.amount_fen) OVER (ORDER BY p.id))::text AS running
        FROM page p JOIN ledger_transactions t ON t.id = p.transaction_id CROSS JOIN earlier
       ORDER BY p.id DESC`,
    account.balanceFen ?? sumBalance(tx, account),
  ]);
  const sign = DEBIT_KINDS.includes(account.kind) ? -1n : 1n;
  const page = rows.slice(0, take);
  return {
    code,
    kind: account.kind,
    customerId: account.customerId,
    balanceFen: sign * balance,
    lines: page.map(({ fen, running, ...line }) => ({
      ...line,
      amountFen: sign * BigInt(fen),
      balanceFen: sign * BigInt(running),
    })),
    nextBefore: rows.length > take ? (page.at(-1)?.id ?? null) : null,
  };
}

/** A kept balance is right for ever, so that it may be read before the postings after it. */
async function sumBalance(tx: Tx | Db, { id, code }: { id: string; code: string }): Promise<Fen> {
  const kept = await tx.bookBalance.findFirst({ where: { account: code }, orderBy: { postingId: "desc" } });
  const [since] = await tx.$queryRaw<[{ fen: string }]>`
    SELECT coalesce(sum(amount_fen), 0)::text AS fen FROM postings
     WHERE account_id = ${id}::uuid AND id > ${kept?.postingId ?? 0n}::bigint`;
  return (kept?.balanceFen ?? 0n) + BigInt(since.fen);
}
