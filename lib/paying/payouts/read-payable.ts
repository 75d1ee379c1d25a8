import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { type Db, db, type Tx } from "@/lib/db/client";
import { readWalletFen } from "@/lib/ledger/read-wallet-fen";
import type { PayableView } from "../payout-contract";
import { refundUntil } from "../read-refundable";
import { readMostPayable } from "./read-most-payable";
import { viewPayout } from "./view-payout";

const MOST_SOURCES = 20;

/** What of the customer's wallet can be paid out to a bank account, and what can go back to its source instead. */
export async function readPayoutable(actor: CustomerActor): Promise<PayableView> {
  return viewPayable(db, actor.userId, new Date());
}

/** The same of any customer, for staff. */
export async function viewPayable(tx: Tx | Db, customerId: string, now: Date): Promise<PayableView> {
  const [{ balanceFen: walletFen, heldFen }, { mostFen, debtFen }, payments, chargedBack, asked] = await Promise.all([
    readWalletFen(tx, customerId),
    readMostPayable(tx, customerId),
    tx.payment.findMany({ where: { customerId, state: "paid" }, orderBy: { paidAt: "desc" }, take: MOST_SOURCES }),
    tx.topUp.findMany({ where: { customerId, state: "charged_back" }, select: { id: true } }),
    tx.payout.findFirst({ where: { customerId, state: "asked" } }),
  ]);
  const gone = new Set(chargedBack.map(({ id }) => id));
  const sources = payments.flatMap((payment) => {
    if (gone.has(payment.id)) return [];
    const until = refundUntil(payment);
    const left = (payment.paidFen ?? 0n) - payment.refundedFen - payment.disputedFen;
    const sourceFen = left < mostFen ? left : mostFen;
    if (until === null || payment.paidAt === null || until <= now || sourceFen <= 0n) return [];
    const { id: paymentId, number, gateway, paidAt } = payment;
    return [{ paymentId, number, gateway, paidAt, until, mostFen: sourceFen }];
  });
  const givenFen = debtFen > 0n ? 0n : walletFen - mostFen;
  return { mostFen, walletFen, heldFen, debtFen, givenFen, sources, asked: asked && viewPayout(asked) };
}
