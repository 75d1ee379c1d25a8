import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Tx } from "@/lib/db/client";
import { AGENT, COST_VARIANCE } from "./account-codes";
import { post } from "./post";

/**
 * cost variance ↔ agent: a difference at the upstream that no order explains (a purchase by hand, a lost claim).
 * @param input.amountFen positive when the upstream has more than the books, negative when it has less.
 */
export function adjustAgent(
  tx: Tx,
  input: { key: string; amountFen: Fen; at: Date; memo: string; actorId: string },
): Promise<string> {
  return post(tx, {
    key: `agent-adjustment:${input.key}`,
    kind: "agent_adjustment",
    at: input.at,
    memo: input.memo,
    actorId: input.actorId,
    entries: [
      { account: AGENT, fen: -input.amountFen },
      { account: COST_VARIANCE, fen: input.amountFen },
    ],
  });
}
