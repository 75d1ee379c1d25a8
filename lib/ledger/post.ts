import "server-only";
import { AppError, conflict } from "@/lib/core/errors";
import type { Fen } from "@/lib/core/money";
import type { Db, Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";

export interface Entry {
  account: string;
  /** Credit positive, debit negative. */
  fen: Fen;
}

/** What a transaction can be about. The exported journal declares each as a tag. */
export const REF_KINDS = [
  "item",
  "order",
  "top_up",
  "customer",
  "payment_refund",
  "payment_dispute",
  "payout",
  "gateway_bill",
  "gateway_difference",
  "bank_row",
  "opening_balance",
] as const;

export interface Transaction {
  /** Makes repeating safe: the same key is posted once. */
  key: string;
  kind: string;
  at: Date;
  memo?: string;
  ref?: { kind: (typeof REF_KINDS)[number]; id: string };
  actorId?: string | null;
  entries: Entry[];
}

/**
 * Writes one transaction to the books in one SQL call; the verbs beside this file are what others use. Safe to
 * repeat: the same key with the same entries returns the first transaction's id and changes nothing.
 * @throws AppError wallet.insufficient (409, params missingFen) when a wallet or a hold would fall below zero;
 *   ledger.key_reused (409) when the key was used for other entries. Either error aborts the surrounding database
 *   transaction.
 */
export async function post(tx: Tx | Db, transaction: Transaction): Promise<string> {
  return postIn(transaction, async (call) => {
    const [row] = await tx.$queryRaw<{ id: string }[]>`SELECT (${call})::text AS id`;
    if (!row) throw new Error("ledger_post answered nothing");
    return row.id;
  });
}

/**
 * The same as part of a larger statement: `run` receives the call of ledger_post and puts it into its SQL, where it
 * must be evaluated exactly once. Throws the errors of `post`.
 */
export async function postIn<T>(transaction: Transaction, run: (call: Prisma.Sql) => Promise<T>): Promise<T> {
  const entries = JSON.stringify(transaction.entries.map(({ account, fen }) => ({ account, fen: fen.toString() })));
  const { key, kind, at, memo = "", ref, actorId } = transaction;
  try {
    return await run(Prisma.sql`ledger_post(${key}, ${kind}, ${at}::timestamptz, ${memo}, ${ref?.kind ?? null},
      ${ref?.id ?? null}, ${actorId ?? null}::uuid, ${entries}::jsonb)`);
  } catch (error) {
    throw explain(error, key);
  }
}

function explain(error: unknown, key: string): unknown {
  const text = error instanceof Error ? `${error.message} ${JSON.stringify((error as { meta?: unknown }).meta)}` : "";
  const missing = /not enough money in (wallet|held):\S+: (\d+) missing/.exec(text);
  if (missing?.[1] === "wallet") {
    return new AppError("wallet.insufficient", 409, { params: { missingFen: missing[2] ?? "" }, cause: error });
  }
  if (missing) return new Error(`the hold behind ${key} is gone: ${missing[2]} fen missing`, { cause: error });
  if (/the ledger key .* was used for other entries/.test(text)) return conflict("ledger.key_reused", { key });
  return error;
}
