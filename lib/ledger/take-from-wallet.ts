import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Tx } from "@/lib/db/client";
import { receivable, wallet } from "./account-codes";
import type { Entry } from "./post";

/**
 * The entries that take a sum back from a customer: out of the wallet as far as it reaches, the rest as a debt. It locks the wallet to
 * read what is left in it, so it must run inside the database transaction that posts them.
 */
export async function takeFromWallet(tx: Tx, customerId: string, fen: Fen): Promise<Entry[]> {
  const [row] = await tx.$queryRaw<{ balance: bigint | null }[]>`SELECT ledger_lock(${wallet(customerId)}) AS balance`;
  const left = row?.balance ?? 0n;
  const fromWallet = left < fen ? left : fen;
  return [
    { account: wallet(customerId), fen: -fromWallet },
    { account: receivable(customerId), fen: fromWallet - fen },
  ];
}
