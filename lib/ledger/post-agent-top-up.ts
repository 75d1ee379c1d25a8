import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Db, Tx } from "@/lib/db/client";
import { AGENT, REMITTANCE } from "./account-codes";
import { post } from "./post";

/** What the books store of a top-up that was seen in user.userdetail; readers get it in words of their language (bookWords). */
export const AGENT_TOP_UP_MEMOS = {
  opening: "opening balance as user.userdetail gave it",
  noticed: "noticed in user.userdetail",
} as const;

/** bank → agent balance: the reseller sent money to the upstream (entered by staff, or seen in userdetail). */
export function postAgentTopUp(
  tx: Tx | Db,
  input: { key: string; amountFen: Fen; at: Date; memo?: string; actorId?: string | null },
): Promise<string> {
  return post(tx, {
    key: `agent-top-up:${input.key}`,
    kind: "agent_top_up",
    at: input.at,
    memo: input.memo,
    actorId: input.actorId,
    entries: [
      { account: REMITTANCE, fen: input.amountFen },
      { account: AGENT, fen: -input.amountFen },
    ],
  });
}
