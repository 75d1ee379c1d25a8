import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Tx } from "@/lib/db/client";
import { clearing, PAYOUTS, type Receiver, wallet } from "./account-codes";
import { post } from "./post";

// Keys and kinds say payout: they were written when the word had not yet become that of payouts to a bank, and postings stay as they are.

interface SourceRefund {
  refundId: string;
  customerId: string;
  amountFen: Fen;
  receiver: Receiver;
  at: Date;
  memo: string;
  actorId?: string | null;
}

/**
 * wallet → payouts: money leaves the wallet before the gateway is asked to give it back. Once per refund.
 * @throws AppError wallet.insufficient (params missingFen).
 */
export function postSourceRefund(
  tx: Tx,
  { refundId, customerId, amountFen, at, memo, actorId }: SourceRefund,
): Promise<string> {
  return post(tx, {
    ...{ key: `payout:${refundId}`, kind: "payout", at, memo, actorId },
    ref: { kind: "payment_refund", id: refundId },
    entries: [
      { account: wallet(customerId), fen: -amountFen },
      { account: PAYOUTS, fen: amountFen },
    ],
  });
}

/** payouts → clearing: the gateway has given it back. Once per refund; it and `postSourceRefundReturn` share a key. */
export function postSourceRefundMade(
  tx: Tx,
  { refundId, amountFen, receiver, at, memo }: SourceRefund,
): Promise<string> {
  return post(tx, {
    ...{ key: `payout:${refundId}:end`, kind: "payout_done", at, memo },
    ref: { kind: "payment_refund", id: refundId },
    entries: [
      { account: PAYOUTS, fen: -amountFen },
      { account: clearing(receiver), fen: amountFen },
    ],
  });
}

/** payouts → wallet: the gateway will not give it back. Once per refund. */
export function postSourceRefundReturn(
  tx: Tx,
  { refundId, customerId, amountFen, at, memo }: SourceRefund,
): Promise<string> {
  return post(tx, {
    ...{ key: `payout:${refundId}:end`, kind: "payout_return", at, memo },
    ref: { kind: "payment_refund", id: refundId },
    entries: [
      { account: PAYOUTS, fen: -amountFen },
      { account: wallet(customerId), fen: amountFen },
    ],
  });
}
