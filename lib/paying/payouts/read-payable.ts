import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import type { Fen } from "@/lib/core/money";
import { type Db, db, type Tx } from "@/lib/db/client";
import { readDebt } from "@/lib/ledger/read-debt";
import { readPaidInFen } from "@/lib/ledger/read-paid-in-fen";
import { readWalletFen } from "@/lib/ledger/read-wallet-fen";
import type { PayableView } from "../payout-contract";
import { refundUntil } from "../read-refundable";
import { viewPayout } from "./view-payout";

const MOST_SOURCES = 20;

/** What of the customer's wallet can be paid out to a bank account, and what can go back to its source instead. */
export async function readPayoutable(actor: CustomerActor): Promise<PayableView> {
  return viewPayable(db, actor.userId, new Date());
}

/** The same of any customer, for staff. */
export async function viewPayable(tx: Tx | Db, customerId: string, now: Date): Promise<PayableView> {
  const [{ balanceFen: walletFen, heldFen }, { mostFen, debtFen }, payments, asked] = await Promise.all([
    readWalletFen(tx, customerId),
    readMostPayable(tx, customerId),
    tx.payment.findMany({ where: { customerId, state: "paid" }, orderBy: { paidAt: "desc" }, take: MOST_SOURCES }),
    tx.payout.findFirst({ where: { customerId, state: "asked" } }),
  ]);
  const sources = payments.flatMap((payment) => {
    const until = refundUntil(payment);
    const left = (payment.paidFen ?? 0n) - payment.refundedFen - payment.disputedFen;
    const sourceFen = left < walletFen ? left : walletFen;
    if (until === null || payment.paidAt === null || until <= now || sourceFen <= 0n) return [];
    const { id: paymentId, number, gateway, paidAt } = payment;
    return [{ paymentId, number, gateway, paidAt, until, mostFen: sourceFen }];
  });
  const givenFen = debtFen > 0n ? 0n : walletFen - mostFen;
  return { mostFen, walletFen, heldFen, debtFen, givenFen, sources, asked: asked && viewPayout(asked) };
}

/**
 * The most that can be paid out: what is in the wallet, but no more than the customer has paid in and not got back. What the shop gave is
 * spent first, so it leaves the wallet with the first orders. A debt must be paid before.
 */
export async function readMostPayable(tx: Tx | Db, customerId: string): Promise<{ mostFen: Fen; debtFen: Fen }> {
  const { balanceFen } = await readWalletFen(tx, customerId);
  const debtFen = await readDebt(tx, customerId);
  const paidInFen = await readPaidInFen(tx, customerId);
  if (debtFen > 0n || paidInFen <= 0n) return { mostFen: 0n, debtFen };
  return { mostFen: paidInFen < balanceFen ? paidInFen : balanceFen, debtFen };
}
