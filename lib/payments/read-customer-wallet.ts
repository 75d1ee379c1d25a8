import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import type { Fen } from "@/lib/core/money";
import { db } from "@/lib/db/client";
import { readDebt } from "@/lib/ledger/read-debt";
import { readWalletFen } from "@/lib/ledger/read-wallet-fen";

/** A customer's money for staff: available, held by open orders, and owed after a charge-back. */
export async function readCustomerWallet(
  _actor: StaffActor,
  customerId: string,
): Promise<{ balanceFen: Fen; heldFen: Fen; debtFen: Fen; accounts: { code: string; kind: string }[] }> {
  const [wallet, debtFen, accounts] = await Promise.all([
    readWalletFen(db, customerId),
    readDebt(db, customerId),
    db.ledgerAccount.findMany({ where: { customerId }, select: { code: true, kind: true }, orderBy: { code: "desc" } }),
  ]);
  return { ...wallet, debtFen, accounts };
}
