import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Tx } from "@/lib/db/client";
import { OPENING_BALANCES, wallet } from "./account-codes";
import { type Entry, post } from "./post";
import { takeFromWallet } from "./take-from-wallet";

/**
 * opening_balances ↔ wallet: what a customer had in the shop before this one. What they owed there is taken out of the wallet as far as it
 * reaches; the rest is a debt. Once per balance. It must run inside a database transaction.
 * @param input.amountFen less than zero: a debt.
 */
export async function postOpeningBalance(
  tx: Tx,
  input: { id: string; customerId: string; amountFen: Fen; at: Date; memo: string; actorId: string },
): Promise<string> {
  const key = `opening-balance:${input.id}`;
  const before = await tx.ledgerTransaction.findUnique({ where: { key }, select: { id: true } });
  if (before) return before.id;
  const { customerId, amountFen } = input;
  const customers: Entry[] =
    amountFen > 0n
      ? [{ account: wallet(customerId), fen: amountFen }]
      : await takeFromWallet(tx, customerId, -amountFen);
  return post(tx, {
    key,
    kind: "opening_balance",
    at: input.at,
    memo: input.memo,
    ref: { kind: "opening_balance", id: input.id },
    actorId: input.actorId,
    entries: [{ account: OPENING_BALANCES, fen: -amountFen }, ...customers],
  });
}
