import "server-only";
import { readAgentMoney } from "@/lib/cndns/endpoints/product-and-user";
import type { CallContext } from "@/lib/cndns/options";
import { isAuthenticationTrouble, type Outcome } from "@/lib/cndns/outcome";
import type { Db } from "@/lib/db/client";
import { AGENT_TOP_UP_MEMOS, postAgentTopUp } from "@/lib/ledger/post-agent-top-up";
import type { Upstream } from "./client";
import { nearMidnight } from "./next-otime";
import { pausePurchases } from "./pause";

export interface AgentMoney {
  at: Date;
  balanceFen: bigint;
  availableFen: bigint;
  frozenFen: bigint;
  usedFen: bigint;
  /** The sum of all remittances; null until an answer has contained it. */
  remittedFen: bigint | null;
}

/** The longest that an answer may take. Stored figures that are dated further ahead were stored with a wrong clock. */
const MOST_OVERTAKEN_MS = 120_000;

type Figures = Omit<AgentMoney, "at">;

/**
 * Reads the agent balance (user.userdetail), stores it, and posts what was remitted since the last time.
 * `at` of the result is the time before the call: later charges may not be in the figures yet.
 * An authentication error pauses purchases, except for an otime that was sent before midnight and answered after it. Safe to
 * repeat.
 */
export async function snapshotAgentBalance(
  db: Db,
  upstream: Pick<Upstream, "call">,
  now: Date,
  context: Pick<CallContext, "test"> = {},
): Promise<{ money: AgentMoney | null; outcome: Outcome<unknown> }> {
  const outcome = await upstream.call(readAgentMoney, {}, context);
  if (isAuthenticationTrouble(outcome) && !isMidnightRefusal(outcome, now)) {
    await pausePurchases(db, outcome.kind === "ours" ? outcome.name : outcome.kind, now);
  }
  const read = outcome.kind === "ok" ? complete(outcome.value) : null;
  if (!read) return { money: null, outcome };
  const figures = await db.$transaction(async (tx) => {
    // One at a time: otherwise two readers would post one remittance under two keys.
    await tx.$queryRaw`SELECT 1 AS locked FROM upstream_accounts WHERE id = 1 FOR UPDATE`;
    const last = await tx.agentBalance.findFirst({ orderBy: { id: "desc" } });
    // A sum that the answer leaves out is taken to be unchanged.
    const figures = { ...read, remittedFen: read.remittedFen ?? last?.remittedFen ?? null };
    // A later call was answered first: these figures are older than the stored ones, and their remittances would be posted back.
    if (last && last.at > now && last.at.getTime() - now.getTime() < MOST_OVERTAKEN_MS) return figures;
    await tx.agentBalance.create({ data: { at: now, ...figures } });
    // The first sum of remittances is not posted, because the books opened with the balance, which contains it.
    const remittedFen = (figures.remittedFen ?? 0n) - (last?.remittedFen ?? figures.remittedFen ?? 0n);
    if (!last && figures.balanceFen > 0n) {
      const memo = AGENT_TOP_UP_MEMOS.opening;
      await postAgentTopUp(tx, { key: "opening", amountFen: figures.balanceFen, at: now, memo });
    } else if (last && remittedFen !== 0n) {
      const memo = AGENT_TOP_UP_MEMOS.noticed;
      await postAgentTopUp(tx, { key: `after:${last.id}`, amountFen: remittedFen, at: now, memo });
    }
    return figures;
  });
  return { money: { at: now, ...figures }, outcome };
}

/** Whether the otime was refused only because it was sent before midnight and answered after it. */
function isMidnightRefusal(outcome: Outcome<unknown>, at: Date): boolean {
  return outcome.kind === "ours" && outcome.name === "otime_not_today" && nearMidnight(at);
}

function complete(value: { [K in keyof Figures]: bigint | null | undefined }): Figures | null {
  const { balanceFen, availableFen, frozenFen, usedFen, remittedFen } = value;
  if (balanceFen == null || availableFen == null) return null;
  return {
    balanceFen,
    availableFen,
    frozenFen: frozenFen ?? 0n,
    usedFen: usedFen ?? 0n,
    remittedFen: remittedFen ?? null,
  };
}

/** The newest stored figures; null before the first. */
export async function latestAgentBalance(db: Pick<Db, "agentBalance">): Promise<AgentMoney | null> {
  return db.agentBalance.findFirst({ orderBy: { id: "desc" } });
}
