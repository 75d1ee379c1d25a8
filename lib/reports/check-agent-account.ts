import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Db, Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { BookFault } from "@/lib/ledger/find-faults";
import { latestAgentBalance } from "@/lib/upstream/snapshot-agent-balance";

/** A charge that the upstream has made, or may have made, and that the books do not show yet. */
export interface OnItsWay {
  itemId: string;
  name: string;
  amountFen: Fen;
  /**
   * accepted: charged. open: sent, no clear answer, or answered while the figures were read. claim: money went back, and staff have not
   * settled the charge with the upstream, or its loss is not booked yet.
   */
  why: "accepted" | "open" | "claim";
}

export interface AgentCheck {
  /** When the upstream's figures were read; the books are taken as of the same moment. */
  at: Date;
  booksFen: Fen;
  upstreamFen: Fen;
  onItsWay: OnItsWay[];
  /** Books less upstream less what is charged for certain. */
  differenceFen: Fen;
  /** Open ones that together are the difference; empty when there is none, null when nothing known explains it. */
  explainedBy: OnItsWay[] | null;
}

/** Figures may show a charge that was made while they were read. */
const READING_MS = 30_000;
const MOST_SUMS = 50_000;

/**
 * The agent account against the upstream's own figures (the newest that were read): a difference is explained by charges
 * on their way, or it is a fault. Null before any figures were read. Asks the upstream nothing, changes nothing.
 */
export async function checkAgentAccount(tx: Tx | Db): Promise<AgentCheck | null> {
  const figures = await latestAgentBalance(tx);
  if (!figures) return null;
  const [books] = await tx.$queryRaw<{ fen: string }[]>`
    SELECT coalesce(-sum(p.amount_fen), 0)::text AS fen FROM postings p
      JOIN ledger_accounts a ON a.id = p.account_id JOIN ledger_transactions t ON t.id = p.transaction_id
     WHERE a.code = 'agent' AND t.at <= ${figures.at}::timestamptz`;
  const onItsWay = await readOnTheirWay(tx, figures.at);
  const booksFen = BigInt(books?.fen ?? "0");
  const certainFen = sumOf(onItsWay.filter(({ why }) => why === "accepted"));
  const differenceFen = booksFen - figures.balanceFen - certainFen;
  const maybe = onItsWay.filter(({ why }) => why !== "accepted");
  return {
    at: figures.at,
    booksFen,
    upstreamFen: figures.balanceFen,
    onItsWay,
    differenceFen,
    explainedBy: thatSumTo(maybe, differenceFen),
  };
}

/** The fault that an unexplained difference is. */
export function agentFaults(check: AgentCheck | null): BookFault[] {
  if (!check || check.explainedBy !== null) return [];
  const { booksFen, upstreamFen, onItsWay, differenceFen } = check;
  const certainFen = sumOf(onItsWay.filter(({ why }) => why === "accepted"));
  const detail = `${booksFen} in the books, ${upstreamFen} at the upstream, ${certainFen} charged and not yet booked: ${differenceFen} unexplained`;
  return [{ check: "agent_account", subject: "agent", detail }];
}

async function readOnTheirWay(tx: Tx | Db, at: Date): Promise<OnItsWay[]> {
  const rows = await tx.$queryRaw<
    {
      itemId: string;
      name: string;
      fen: bigint;
      state: string;
      outcome: string | null;
      late: boolean;
      claim: boolean;
    }[]
  >(chargesOnTheirWay(at));
  return rows.flatMap(({ itemId, name, fen, state, outcome, late, claim }) => {
    const found = (why: OnItsWay["why"]) => [{ itemId, name, amountFen: fen, why }];
    if (state === "refunded") return claim ? found("claim") : [];
    return found(outcome === "ok" && !late ? "accepted" : "open");
  });
}

/** Attempts that may have been charged and whose items the books had not captured at that moment, the oldest first. */
export const chargesOnTheirWay = (at: Date): Prisma.Sql => Prisma.sql`
    SELECT i.id AS "itemId", i.display_name AS name, a.expected_charge_fen AS fen, i.state::text AS state, a.outcome,
           (a.answered_at IS NULL OR a.answered_at > ${at}::timestamptz) AS late,
           EXISTS (SELECT FROM claims c
                     LEFT JOIN adjustments d ON d.request_key LIKE 'claim:' || c.id || '%' AND d.state IN ('pending', 'posted')
                    WHERE c.item_id = i.id AND c.kind IN ('bought_after_refund', 'unclear_after_refund', 'failed_upstream')
                      AND (c.closed_at IS NULL OR c.closed_at > ${at}::timestamptz
                        OR d.state = 'pending' OR d.decided_at > ${at}::timestamptz)) AS claim
      FROM attempts a JOIN order_items i ON i.id = a.item_id
     WHERE a.committed_at <= ${new Date(at.getTime() + READING_MS)}::timestamptz AND coalesce(a.outcome, '') NOT IN ('rejected', 'ours', 'unreached')
       AND NOT EXISTS (SELECT FROM ledger_transactions t
                        WHERE t.key = 'item:' || i.id || ':settle' AND t.kind = 'capture' AND t.at <= ${at}::timestamptz)
     ORDER BY a.otime_ms`;

const sumOf = (charges: readonly OnItsWay[]) => charges.reduce((sum, { amountFen }) => sum + amountFen, 0n);

/** Some of the charges that sum to the amount; null when none do (or there are too many ways to tell). */
function thatSumTo(charges: readonly OnItsWay[], fen: Fen): OnItsWay[] | null {
  const reached = new Map<Fen, OnItsWay[]>([[0n, []]]);
  for (const charge of charges) {
    if (reached.has(fen)) break;
    for (const [sum, by] of [...reached]) {
      const next = sum + charge.amountFen;
      if (next <= fen && !reached.has(next)) reached.set(next, [...by, charge]);
    }
    if (reached.size > MOST_SUMS) break;
  }
  return reached.get(fen) ?? null;
}
