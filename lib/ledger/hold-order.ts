import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Db, Tx } from "@/lib/db/client";
import { held, wallet } from "./account-codes";
import { post } from "./post";

/**
 * wallet → held: the money of a placed order. Once per order.
 * @throws AppError wallet.insufficient (params missingFen).
 */
export function holdOrder(
  tx: Tx | Db,
  input: { orderId: string; customerId: string; totalFen: Fen; at: Date },
): Promise<string> {
  return post(tx, {
    key: `order:${input.orderId}:hold`,
    kind: "hold",
    at: input.at,
    ref: { kind: "order", id: input.orderId },
    actorId: input.customerId,
    entries: [
      { account: wallet(input.customerId), fen: -input.totalFen },
      { account: held(input.customerId), fen: input.totalFen },
    ],
  });
}
