import "server-only";
import { snapshotAgentBalance } from "@/lib/upstream/snapshot-agent-balance";
import type { AdvanceContext } from "./advance-context";

/**
 * Keeps the agent's money figures with an attempt that is alone in flight: what changed between the two is evidence for staff
 * should its answer be lost. They settle nothing by themselves. @returns whether there were figures.
 */
export async function noteAgentMoney(
  { db, upstream }: Pick<AdvanceContext, "db" | "upstream">,
  attemptId: string,
  when: "moneyBefore" | "moneyAfter",
): Promise<boolean> {
  const { money } = await snapshotAgentBalance(db, upstream, new Date());
  if (!money) return false;
  const figures = {
    balanceFen: money.balanceFen.toString(),
    availableFen: money.availableFen.toString(),
    frozenFen: money.frozenFen.toString(),
    usedFen: money.usedFen.toString(),
    at: money.at.toISOString(),
  };
  await db.attempt.update({ where: { id: attemptId }, data: { [when]: figures } });
  return true;
}
