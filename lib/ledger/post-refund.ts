import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Tx } from "@/lib/db/client";
import { REFUNDS, wallet } from "./account-codes";
import { post } from "./post";

/**
 * refunds → wallet: staff refund a done item. Once per refund. The database requires the row of `refunds` with the
 * same amount in the same transaction, and limits the sum of an item's refunds to what was paid.
 */
export function postRefund(
  tx: Tx,
  input: {
    refundId: string;
    itemId: string;
    customerId: string;
    amountFen: Fen;
    at: Date;
    memo: string;
    actorId: string;
  },
): Promise<string> {
  return post(tx, {
    key: `refund:${input.refundId}`,
    kind: "refund",
    at: input.at,
    memo: input.memo,
    ref: { kind: "item", id: input.itemId },
    actorId: input.actorId,
    entries: [
      { account: REFUNDS, fen: -input.amountFen },
      { account: wallet(input.customerId), fen: input.amountFen },
    ],
  });
}
