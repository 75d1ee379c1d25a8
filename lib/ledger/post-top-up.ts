import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Db, Tx } from "@/lib/db/client";
import { clearing, type Receiver, wallet } from "./account-codes";
import { post } from "./post";

/** clearing → wallet: money of a confirmed top-up. Once per top-up, however often it is called. */
export function postTopUp(
  tx: Tx | Db,
  input: { topUpId: string; customerId: string; amountFen: Fen; gateway: Receiver; at: Date; actorId?: string | null },
): Promise<string> {
  return post(tx, {
    key: `top-up:${input.topUpId}`,
    kind: "top_up",
    at: input.at,
    ref: { kind: "top_up", id: input.topUpId },
    actorId: input.actorId,
    entries: [
      { account: clearing(input.gateway), fen: -input.amountFen },
      { account: wallet(input.customerId), fen: input.amountFen },
    ],
  });
}
