import "server-only";
import type { Db } from "@/lib/db/client";
import { readWhole } from "@/lib/db/read-whole";
import { checkBooks } from "@/lib/ledger/check-books";
import type { BookFault } from "@/lib/ledger/find-faults";
import { type AgentCheck, agentFaults, checkAgentAccount } from "./check-agent-account";
import { checkDocuments } from "./check-documents";

export interface BooksResult {
  faults: BookFault[];
  agent: AgentCheck | null;
  postingCount: number;
  ms: number;
}

/**
 * Every check of the books, as of one moment (one snapshot of the database): against themselves, the orders, the papers and
 * the upstream's figures. Changes nothing; beside orders that go on.
 */
export async function checkAllBooks(db: Db): Promise<BooksResult> {
  const started = performance.now();
  return readWhole(db, async (tx) => {
    // Every row is read anyway: a loop over a second table for each row of a first one is what a wrong estimate makes of a minute's work.
    // Sums over millions of transactions stay in memory with a quarter of a gigabyte, a third of the time of sorting them.
    await tx.$queryRaw`SELECT set_config('enable_nestloop', 'off', true), set_config('work_mem', '256MB', true)`;
    const books = await checkBooks(tx);
    const documents = await checkDocuments(tx);
    const agent = await checkAgentAccount(tx);
    const [count] = await tx.$queryRaw<{ n: bigint }[]>`SELECT count(*) AS n FROM postings`;
    return {
      faults: [...books, ...documents, ...agentFaults(agent)],
      agent,
      postingCount: Number(count?.n ?? 0),
      ms: Math.round(performance.now() - started),
    };
  });
}
