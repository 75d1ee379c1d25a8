import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Tx } from "@/lib/db/client";
import { clearing, PAYOUTS, wallet } from "./account-codes";
import { post } from "./post";

interface BankPayout {
  payoutId: string;
  customerId: string;
  amountFen: Fen;
  at: Date;
  memo: string;
  actorId: string;
}

const BANK = clearing("bank_transfer");
const about = ({ payoutId, at, memo, actorId }: BankPayout) => ({
  ...{ at, memo, actorId, ref: { kind: "payout" as const, id: payoutId } },
});

/**
 * wallet → payouts: money leaves the wallet before anybody makes the transfer. Once per payout.
 * @throws AppError wallet.insufficient (params missingFen).
 */
export function postBankPayout(tx: Tx, payout: BankPayout): Promise<string> {
  const { payoutId, customerId, amountFen } = payout;
  return post(tx, {
    ...{ key: `bank-payout:${payoutId}`, kind: "bank_payout", ...about(payout) },
    entries: [
      { account: wallet(customerId), fen: -amountFen },
      { account: PAYOUTS, fen: amountFen },
    ],
  });
}

/** payouts → clearing: a person has made the transfer, so the bank has less. Once per payout. */
export function postBankPayoutSent(tx: Tx, payout: BankPayout): Promise<string> {
  const { payoutId, amountFen } = payout;
  return post(tx, {
    ...{ key: `bank-payout:${payoutId}:sent`, kind: "bank_payout_sent", ...about(payout) },
    entries: [
      { account: PAYOUTS, fen: -amountFen },
      { account: BANK, fen: amountFen },
    ],
  });
}

/**
 * payouts or clearing → wallet: the transfer could not be made, or the bank sent it back. Once per payout.
 * @param input.sent the transfer had been made, so the bank has the money again.
 */
export function postBankPayoutReturn(tx: Tx, { sent, ...payout }: BankPayout & { sent: boolean }): Promise<string> {
  const { payoutId, customerId, amountFen } = payout;
  return post(tx, {
    ...{ key: `bank-payout:${payoutId}:back`, kind: "bank_payout_return", ...about(payout) },
    entries: [
      { account: sent ? BANK : PAYOUTS, fen: -amountFen },
      { account: wallet(customerId), fen: amountFen },
    ],
  });
}
