import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Db, Tx } from "@/lib/db/client";
import { readDebt } from "./read-debt";
import { readWalletFen } from "./read-wallet-fen";

/** How much must come into a customer's wallet before it can pay a price, with the debt, which that money pays first. 0: it can pay. */
export async function readMissingFen(tx: Tx | Db, customerId: string, priceFen: Fen): Promise<Fen> {
  const { balanceFen } = await readWalletFen(tx, customerId);
  if (balanceFen >= priceFen) return 0n;
  return priceFen - balanceFen + (await readDebt(tx, customerId));
}
