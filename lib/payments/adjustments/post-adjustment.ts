import "server-only";
import { AppError, conflict } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/client";
import { adjustAgent } from "@/lib/ledger/adjust-agent";
import { adjustWallet } from "@/lib/ledger/adjust-wallet";
import { queueMail } from "@/lib/notify/queue-mail";
import { walletAdjustedMail } from "../mail-templates";
import type { AdjustmentRecord } from "./adjustment-view";

/**
 * Posts an adjustment, once, and sends the customer a mail.
 * @throws AppError money.wallet_too_low (409, missingFen).
 */
export async function postAdjustment(tx: Tx, row: AdjustmentRecord, actorId: string, at: Date): Promise<void> {
  const { id: key, amountFen, reason: memo, customer } = row;
  if (row.target === "agent") {
    await adjustAgent(tx, { key, amountFen, at, memo, actorId });
    return;
  }
  if (!customer) throw new Error(`the adjustment ${key} of a wallet has no customer`);
  try {
    await adjustWallet(tx, { key, customerId: customer.id, amountFen, at, memo, actorId });
  } catch (error) {
    // The sentence of the ledger's own code addresses the wallet's owner, not staff.
    if (!(error instanceof AppError) || error.code !== "wallet.insufficient") throw error;
    throw conflict("money.wallet_too_low", error.params);
  }
  const recipient = { to: customer.email, userId: customer.id, locale: customer.locale };
  await queueMail(tx, walletAdjustedMail, recipient, { amountFen, reason: memo });
}
