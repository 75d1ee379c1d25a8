import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Db, Tx } from "@/lib/db/client";
import { wallet } from "@/lib/ledger/account-codes";
import { readDebt } from "@/lib/ledger/read-debt";
import { readPaidInFen } from "@/lib/ledger/read-paid-in-fen";
import { readWalletFen } from "@/lib/ledger/read-wallet-fen";
import { readGivenFen } from "./read-given-fen";

export interface MostPayable {
  mostFen: Fen;
  debtFen: Fen;
}

/**
 * The most that can go back to a customer, to a bank account or to the source of a payment: what is in the wallet and was not given by the
 * shop, but no more than the customer has paid in and not got back. A debt must be paid before.
 */
export async function readMostPayable(tx: Tx | Db, customerId: string): Promise<MostPayable> {
  const { balanceFen } = await readWalletFen(tx, customerId);
  const debtFen = await readDebt(tx, customerId);
  const paidInFen = await readPaidInFen(tx, customerId);
  const ownFen = balanceFen - (await readGivenFen(tx, customerId));
  const mostFen = paidInFen < ownFen ? paidInFen : ownFen;
  return { mostFen: debtFen > 0n || mostFen < 0n ? 0n : mostFen, debtFen };
}

/** The same for whoever takes it out of the wallet in this transaction: a payout and a refund approved at once are one after the other. */
export async function lockMostPayable(tx: Tx, customerId: string): Promise<MostPayable> {
  await tx.$queryRaw`SELECT ledger_lock(${wallet(customerId)})`;
  return readMostPayable(tx, customerId);
}
