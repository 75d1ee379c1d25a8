import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Db, Tx } from "@/lib/db/client";
import { ADJUSTMENTS, wallet } from "./account-codes";
import { post } from "./post";

/**
 * adjustments ↔ wallet: goodwill or a correction by staff, with a reason.
 * @param input.amountFen positive gives to the customer, negative takes.
 * @throws AppError wallet.insufficient when it would take more than is there.
 */
export function adjustWallet(
  tx: Tx | Db,
  input: { key: string; customerId: string; amountFen: Fen; at: Date; memo: string; actorId: string },
): Promise<string> {
  return post(tx, {
    key: `adjustment:${input.key}`,
    kind: "adjustment",
    at: input.at,
    memo: input.memo,
    ref: { kind: "customer", id: input.customerId },
    actorId: input.actorId,
    entries: [
      { account: ADJUSTMENTS, fen: -input.amountFen },
      { account: wallet(input.customerId), fen: input.amountFen },
    ],
  });
}
