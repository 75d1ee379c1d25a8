import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Tx } from "@/lib/db/client";
import { clearing, type Receiver, wallet } from "./account-codes";
import { post } from "./post";
import { takeFromWallet } from "./take-from-wallet";

interface Move {
  disputeId: string;
  /** The number of this movement of the dispute's money. */
  n: number;
  customerId: string;
  amountFen: Fen;
  gateway: Receiver;
  at: Date;
  memo: string;
}

/**
 * wallet → clearing: the gateway has taken a disputed payment. What was already spent becomes the customer's debt. Once per movement. It
 * must run inside a database transaction that holds the dispute's row.
 */
export async function postDisputeTaken(tx: Tx, move: Move): Promise<string> {
  return post(tx, {
    ...headOf(move, "dispute"),
    entries: [
      ...(await takeFromWallet(tx, move.customerId, move.amountFen)),
      { account: clearing(move.gateway), fen: move.amountFen },
    ],
  });
}

/** clearing → wallet: the gateway has given it back. A debt is paid first, by the ledger itself. Once per movement. */
export function postDisputeReturned(tx: Tx, move: Move): Promise<string> {
  return post(tx, {
    ...headOf(move, "dispute_return"),
    entries: [
      { account: clearing(move.gateway), fen: -move.amountFen },
      { account: wallet(move.customerId), fen: move.amountFen },
    ],
  });
}

const headOf = ({ disputeId, n, at, memo }: Move, kind: string) => ({
  ...{ key: `dispute:${disputeId}:${n}`, kind, at, memo, ref: { kind: "payment_dispute" as const, id: disputeId } },
});
