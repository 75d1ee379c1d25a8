import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Db, Tx } from "@/lib/db/client";
import { wallet } from "./account-codes";

export interface StatementLine {
  id: string;
  transactionId: string;
  at: Date;
  /** top_up | hold | release | adjustment | charge_back | debt … */
  kind: string;
  memo: string;
  refKind: string | null;
  refId: string | null;
  amountFen: Fen;
  /** The wallet's balance after this posting. */
  balanceFen: Fen;
}

/** A wallet's postings, newest first, with the running balance. `before` is the last id of the page before. */
export async function readStatement(
  tx: Tx | Db,
  customerId: string,
  page: { before?: string; limit?: number; from?: Date; to?: Date } = {},
): Promise<{ lines: StatementLine[]; nextBefore: string | null }> {
  const limit = page.limit ?? 50;
  const rows = await tx.posting.findMany({
    where: {
      account: { code: wallet(customerId) },
      ...(page.before ? { id: { lt: BigInt(page.before) } } : {}),
      ...(page.from || page.to ? { transaction: { at: { gte: page.from, lt: page.to } } } : {}),
    },
    include: { transaction: true },
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  const lines = rows.slice(0, limit).map((row) => ({
    id: row.id.toString(),
    transactionId: row.transactionId,
    at: row.transaction.at,
    kind: row.transaction.kind,
    memo: row.transaction.memo,
    refKind: row.transaction.refKind,
    refId: row.transaction.refId,
    amountFen: row.amountFen,
    balanceFen: row.balanceFen ?? 0n,
  }));
  return { lines, nextBefore: rows.length > limit ? (lines.at(-1)?.id ?? null) : null };
}
