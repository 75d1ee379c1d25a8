import { yuanText } from "../../lib/core/money";
import { shanghaiMinute } from "../../lib/core/time";
import { db } from "../../lib/db/client";
import type { AgentCheck } from "../../lib/reports/books/check-agent-account";
import { checkAllBooks } from "../../lib/reports/books/check-all-books";

const WHY = {
  accepted: "charged, not yet posted",
  open: "may be charged",
  claim: "may be charged, customer refunded",
} as const;

/** Checks the books and prints every difference. @returns how many there are */
export async function reportBooks(): Promise<number> {
  const { faults, agent, postingCount, ms } = await checkAllBooks(db);
  for (const { check, subject, detail } of faults) console.log(`${check}  ${subject}  ${detail}`);
  for (const line of agentLines(agent)) console.log(line);
  const checked = `${postingCount} postings checked in ${(ms / 1000).toFixed(1)} s`;
  console.log(faults.length === 0 ? `The books agree. ${checked}.` : `${faults.length} differences. ${checked}.`);
  return faults.length;
}

function agentLines(agent: AgentCheck | null): string[] {
  if (!agent) return ["Agent account: not compared, the upstream's figures were never read."];
  const figures = `books ${yuanText(agent.booksFen)}, upstream ${yuanText(agent.upstreamFen)}`;
  return [
    `Agent account as of ${shanghaiMinute(agent.at)} (Shanghai): ${figures}`,
    ...agent.onItsWay.map(({ name, amountFen, why }) => `  ${WHY[why]}  ${yuanText(amountFen)}  ${name}`),
    agent.explainedBy === null
      ? `  not explained: ${yuanText(agent.differenceFen)}`
      : agent.differenceFen === 0n
        ? "  no difference"
        : `  ${yuanText(agent.differenceFen)} is explained by ${agent.explainedBy.map(({ name }) => name).join(", ")}`,
  ];
}
