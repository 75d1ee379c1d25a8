import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Db, Tx } from "@/lib/db/client";
import { receivable } from "./account-codes";

/** What a customer owes after charge-backs of money that was spent. Zero for most. */
export async function readDebt(tx: Tx | Db, customerId: string): Promise<Fen> {
  const sum = await tx.posting.aggregate({
    where: { account: { code: receivable(customerId) } },
    _sum: { amountFen: true },
  });
  return -(sum._sum.amountFen ?? 0n);
}
