import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Tx } from "@/lib/db/client";
import { clearing, type Receiver } from "./account-codes";
import { post } from "./post";
import { takeFromWallet } from "./take-from-wallet";

/**
 * wallet → clearing: the bank took a confirmed top-up back. What was already spent becomes the customer's debt. Once
 * per top-up. It must run inside a database transaction.
 */
export async function postChargeBack(
  tx: Tx,
  input: {
    topUpId: string;
    customerId: string;
    amountFen: Fen;
    gateway: Receiver;
    at: Date;
    actorId: string;
    memo: string;
  },
): Promise<string> {
  const key = `top-up:${input.topUpId}:charge-back`;
  const before = await tx.ledgerTransaction.findUnique({ where: { key }, select: { id: true } });
  if (before) return before.id;
  return post(tx, {
    key,
    kind: "charge_back",
    at: input.at,
    memo: input.memo,
    ref: { kind: "top_up", id: input.topUpId },
    actorId: input.actorId,
    entries: [
      ...(await takeFromWallet(tx, input.customerId, input.amountFen)),
      { account: clearing(input.gateway), fen: input.amountFen },
    ],
  });
}
