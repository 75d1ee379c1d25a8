import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Db, Tx } from "@/lib/db/client";
import { AGENT, COST, COST_VARIANCE, held, REVENUE } from "./account-codes";
import { post } from "./post";
import { settleKey } from "./settle-key";

/**
 * held → revenue, and cost → agent balance: an item is done. Once per item.
 * @param input.costQuotedFen the upstream's price when the quote was signed.
 * @param input.costChargedFen what it charged, as far as known; the difference is posted to cost variance.
 * @throws AppError ledger.key_reused when the item was released before.
 */
export function captureItem(
  tx: Tx | Db,
  input: {
    itemId: string;
    customerId: string;
    priceFen: Fen;
    costQuotedFen: Fen;
    costChargedFen: Fen;
    at: Date;
    actorId?: string | null;
  },
): Promise<string> {
  return post(tx, {
    key: settleKey(input.itemId),
    kind: "capture",
    at: input.at,
    ref: { kind: "item", id: input.itemId },
    actorId: input.actorId,
    entries: [
      { account: held(input.customerId), fen: -input.priceFen },
      { account: REVENUE, fen: input.priceFen },
      { account: COST, fen: -input.costQuotedFen },
      { account: COST_VARIANCE, fen: input.costQuotedFen - input.costChargedFen },
      { account: AGENT, fen: input.costChargedFen },
    ],
  });
}
