import "server-only";
import type { Db } from "@/lib/db/client";
import { readWhole } from "@/lib/db/read-whole";
import { checkBooks } from "@/lib/ledger/check-books";
import type { BookFault } from "@/lib/ledger/find-faults";
import { type AgentCheck, agentFaults, checkAgentAccount } from "./check-agent-account";
import { checkDocuments } from "./check-documents";
import { checkGatewayDocuments } from "./check-gateway-documents";
import { checkPapers } from "./check-papers";

export interface BooksResult {
  faults: BookFault[];
  agent: AgentCheck | null;
  postingCount: number;
  ms: number;
}

/**
 * Every check of the books, as of one moment (one snapshot of the database): for consistency, and against the orders, the documents
 * (top-ups, refunds, payouts, gateways' bills, adjustments, receipts) and the upstream's figures. Changes nothing; orders go on meanwhile.
 */
export async function checkAllBooks(db: Db): Promise<BooksResult> {
  const started = performance.now();
  return readWhole(db, async (tx) => {
    // Without nested loops, because every row is read anyway, and after a wrong estimate a nested loop takes hours in place of a
    // minute.
    // With 256 MB the sums over millions of transactions stay in memory, in a third of the time of sorting them.
    await tx.$queryRaw`SELECT set_config('enable_nestloop', 'off', true), set_config('work_mem', '256MB', true)`;
    const books = await checkBooks(tx);
    const documents = await checkDocuments(tx);
    const gateways = await checkGatewayDocuments(tx);
    const papers = await checkPapers(tx);
    const agent = await checkAgentAccount(tx);
    const [count] = await tx.$queryRaw<{ n: bigint }[]>`SELECT count(*) AS n FROM postings`;
    return {
      faults: [...books, ...documents, ...gateways, ...papers, ...agentFaults(agent)],
      agent,
      postingCount: Number(count?.n ?? 0),
      ms: Math.round(performance.now() - started),
    };
  });
}
