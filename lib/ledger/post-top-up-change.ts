import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Tx } from "@/lib/db/client";
import { clearing, wallet } from "./account-codes";
import { post } from "./post";
import { takeFromWallet } from "./take-from-wallet";

const KINDS = { correction: "top_up_correction", reversal: "top_up_reversal", confirmation: "top_up" } as const;

/**
 * clearing ↔ wallet: the difference between what is posted for a bank transfer and what should be. The earlier posting stays. What is
 * taken back and was already spent becomes the customer's debt. Once per change. The database requires the row of `top_up_changes`
 * with the same sums in the same transaction.
 * @param input.n the number of the change.
 */
export async function postTopUpChange(
  tx: Tx,
  input: {
    topUpId: string;
    n: number;
    kind: keyof typeof KINDS;
    customerId: string;
    fromFen: Fen;
    toFen: Fen;
    at: Date;
    actorId: string;
    memo: string;
  },
): Promise<string> {
  const differenceFen = input.toFen - input.fromFen;
  const customers =
    differenceFen > 0n
      ? [{ account: wallet(input.customerId), fen: differenceFen }]
      : await takeFromWallet(tx, input.customerId, -differenceFen);
  return post(tx, {
    key: `top-up:${input.topUpId}:${input.n}`,
    kind: KINDS[input.kind],
    at: input.at,
    memo: input.memo,
    ref: { kind: "top_up", id: input.topUpId },
    actorId: input.actorId,
    entries: [...customers, { account: clearing("bank_transfer"), fen: -differenceFen }],
  });
}
