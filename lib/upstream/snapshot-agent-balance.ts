import "server-only";
import { readAgentMoney } from "@/lib/cndns/endpoints/product-and-user";
import type { CallContext } from "@/lib/cndns/options";
import { isAuthenticationTrouble, type Outcome } from "@/lib/cndns/outcome";
import type { Db } from "@/lib/db/client";
import { postAgentTopUp } from "@/lib/ledger/post-agent-top-up";
import type { Upstream } from "./client";
import { nearMidnight } from "./next-otime";
import { pausePurchases } from "./pause";

export interface AgentMoney {
  at: Date;
  balanceFen: bigint;
  availableFen: bigint;
  frozenFen: bigint;
  usedFen: bigint;
  /** Ever remitted; null until an answer told it. */
  remittedFen: bigint | null;
}

/** So long an answer may take. What is dated further ahead is of a clock that was wrong. */
const MOST_OVERTAKEN_MS = 120_000;

type Figures = Omit<AgentMoney, "at">;

/**
 * Reads the agent's money (user.userdetail), keeps it for the graph, and books what was remitted since the last time.
 * `at` of the result is the moment before asking: what is charged after it may not be in the figures yet.
 * Authentication trouble pauses purchases, but for an otime that midnight made one of yesterday. Safe to repeat.
 */
export async function snapshotAgentBalance(
  db: Db,
  upstream: Pick<Upstream, "call">,
  now: Date,
  context: Pick<CallContext, "test"> = {},
): Promise<{ money: AgentMoney | null; outcome: Outcome<unknown> }> {
  const outcome = await upstream.call(readAgentMoney, {}, context);
  if (isAuthenticationTrouble(outcome) && !isOfMidnight(outcome, now)) {
    await pausePurchases(db, outcome.kind === "ours" ? outcome.name : outcome.kind, now);
  }
  const read = outcome.kind === "ok" ? complete(outcome.value) : null;
  if (!read) return { money: null, outcome };
  const figures = await db.$transaction(async (tx) => {
    // One at a time: two readers would book one remittance under two keys.
    await tx.$queryRaw`SELECT 1 AS locked FROM upstream_accounts WHERE id = 1 FOR UPDATE`;
    const last = await tx.agentBalance.findFirst({ orderBy: { id: "desc" } });
    // A sum that the answer left out is as it was: nothing was remitted or taken back by its being left out.
    const figures = { ...read, remittedFen: read.remittedFen ?? last?.remittedFen ?? null };
    // Somebody asked later and was quicker: these figures are older than the newest, and would book its remittance back.
    if (last && last.at > now && last.at.getTime() - now.getTime() < MOST_OVERTAKEN_MS) return figures;
    await tx.agentBalance.create({ data: { at: now, ...figures } });
    // What was ever remitted, told for the first time, is no remittance: the books opened with the balance.
    const remittedFen = (figures.remittedFen ?? 0n) - (last?.remittedFen ?? figures.remittedFen ?? 0n);
    if (!last && figures.balanceFen > 0n) {
      const memo = "opening balance as user.userdetail gave it";
      await postAgentTopUp(tx, { key: "opening", amountFen: figures.balanceFen, at: now, memo });
    } else if (last && remittedFen !== 0n) {
      const memo = "noticed in user.userdetail";
      await postAgentTopUp(tx, { key: `after:${last.id}`, amountFen: remittedFen, at: now, memo });
    }
    return figures;
  });
  return { money: { at: now, ...figures }, outcome };
}

/** Asked on one day and answered on the other: that says nothing about the account. */
function isOfMidnight(outcome: Outcome<unknown>, at: Date): boolean {
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

/** The newest figures kept, or null before the first. */
export async function latestAgentBalance(db: Pick<Db, "agentBalance">): Promise<AgentMoney | null> {
  return db.agentBalance.findFirst({ orderBy: { id: "desc" } });
}
