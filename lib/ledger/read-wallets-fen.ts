import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Db, Tx } from "@/lib/db/client";
import { wallet } from "./account-codes";

/** What each of these customers can spend, by their ids, in one query. Customers without postings are not in it. */
export async function readWalletsFen(tx: Tx | Db, customerIds: readonly string[]): Promise<ReadonlyMap<string, Fen>> {
  const rows = await tx.ledgerAccount.findMany({
    where: { code: { in: [...new Set(customerIds)].map(wallet) } },
    select: { customerId: true, balanceFen: true },
  });
  return new Map(rows.map(({ customerId, balanceFen }) => [customerId ?? "", balanceFen ?? 0n]));
}
