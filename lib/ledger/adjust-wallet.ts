import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Db, Tx } from "@/lib/db/client";
import { ADJUSTMENTS, wallet } from "./account-codes";
import { post } from "./post";

/**
 * adjustments ↔ wallet: goodwill or a correction by staff, with a reason.
 * @param input.amountFen positive credits the customer, negative debits.
 * @throws AppError wallet.insufficient when the wallet has less than is to be taken.
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
