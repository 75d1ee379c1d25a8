import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Db, Tx } from "@/lib/db/client";
import { held, wallet } from "./account-codes";
import { post } from "./post";
import { settleKey } from "./settle-key";

/**
 * held → wallet: an item was not fulfilled and its money is released. Once per item.
 * @throws AppError ledger.key_reused when the item was captured before.
 */
export function releaseItem(
  tx: Tx | Db,
  input: { itemId: string; customerId: string; priceFen: Fen; at: Date; memo?: string; actorId?: string | null },
): Promise<string> {
  return post(tx, {
    key: settleKey(input.itemId),
    kind: "release",
    at: input.at,
    memo: input.memo,
    ref: { kind: "item", id: input.itemId },
    actorId: input.actorId,
    entries: [
      { account: held(input.customerId), fen: -input.priceFen },
      { account: wallet(input.customerId), fen: input.priceFen },
    ],
  });
}
