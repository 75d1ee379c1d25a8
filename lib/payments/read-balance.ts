import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { readDebt } from "@/lib/ledger/read-debt";
import { readWalletFen } from "@/lib/ledger/read-wallet-fen";
import type { BalanceView } from "./contract";

/** The sums of the customer's wallet alone; readWallet also lists what is held for which item. */
export async function readBalance(actor: CustomerActor): Promise<BalanceView> {
  const [balances, debtFen] = await Promise.all([readWalletFen(db, actor.userId), readDebt(db, actor.userId)]);
  return { ...balances, debtFen };
}
