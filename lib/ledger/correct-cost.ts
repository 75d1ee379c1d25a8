import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Tx } from "@/lib/db/client";
import { AGENT, COST_VARIANCE } from "./account-codes";
import { post } from "./post";

/**
 * cost variance ↔ agent: the upstream charged another amount for a captured item than was posted. Once per item.
 * @param input.moreFen what was charged beyond the posted cost; negative when it was less.
 */
export function correctCost(tx: Tx, input: { itemId: string; moreFen: Fen; at: Date; memo: string }): Promise<string> {
  return post(tx, {
    key: `item:${input.itemId}:charge`,
    kind: "cost_correction",
    at: input.at,
    memo: input.memo,
    ref: { kind: "item", id: input.itemId },
    entries: [
      { account: COST_VARIANCE, fen: -input.moreFen },
      { account: AGENT, fen: input.moreFen },
    ],
  });
}
