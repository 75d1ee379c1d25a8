import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Db, Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { held, wallet } from "./account-codes";
import { post, postIn, type Transaction } from "./post";

interface Hold {
  orderId: string;
  customerId: string;
  totalFen: Fen;
  at: Date;
  /** Who ordered; null: the worker, for the customer. @default the customer */
  actorId?: string | null;
}

/**
 * wallet → held: the money of a placed order. Once per order.
 * @throws AppError wallet.insufficient (params missingFen).
 */
export function holdOrder(tx: Tx | Db, hold: Hold): Promise<string> {
  return post(tx, transactionOf(hold));
}

/** holdOrder within the statement that writes the order: `run` puts the call into its SQL. */
export function holdFragment<T>(hold: Hold, run: (call: Prisma.Sql) => Promise<T>): Promise<T> {
  return postIn(transactionOf(hold), run);
}

function transactionOf({ orderId, customerId, totalFen, at, actorId = customerId }: Hold): Transaction {
  return {
    key: `order:${orderId}:hold`,
    kind: "hold",
    at,
    ref: { kind: "order", id: orderId },
    actorId,
    entries: [
      { account: wallet(customerId), fen: -totalFen },
      { account: held(customerId), fen: totalFen },
    ],
  };
}
