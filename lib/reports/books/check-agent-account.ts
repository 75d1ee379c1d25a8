import "server-only";
import { type Fen, formatFen } from "@/lib/core/money";
import type { Db, Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { BookFault } from "@/lib/ledger/find-faults";
import { latestAgentBalance } from "@/lib/upstream/snapshot-agent-balance";

/** A charge that the upstream has made, or may have made, and that is not posted yet. */
export interface UnpostedCharge {
  itemId: string;
  name: string;
  amountFen: Fen;
  /**
   * accepted: charged. open: outcome unknown, or answered while the figures were read. claim: the customer was refunded, and staff have
   * not settled the charge with the upstream, or its loss is not posted yet.
   */
  why: "accepted" | "open" | "claim";
}

export interface AgentCheck {
  /** When the upstream's figures were read; the books are taken as of the same moment. */
  at: Date;
  booksFen: Fen;
  upstreamFen: Fen;
  onItsWay: UnpostedCharge[];
  /** The books' balance less the upstream's, less what is certainly charged. */
  differenceFen: Fen;
  /** Uncertain charges that together make the difference; empty when there is none, null when no charges explain it. */
  explainedBy: UnpostedCharge[] | null;
}

/** How long reading the figures may take: they may contain a charge that is made meanwhile. */
const READING_MS = 30_000;
const MOST_SUMS = 50_000;

/**
 * Compares the agent account with the upstream's own figures (the newest that were read): a difference is explained by charges
 * that are not posted yet, or it is a fault. Null before any figures were read. Calls no upstream, changes nothing.
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

/** An unexplained difference as a fault. */
export function agentFaults(check: AgentCheck | null): BookFault[] {
  if (!check || check.explainedBy !== null) return [];
  const { booksFen, upstreamFen, onItsWay, differenceFen } = check;
  const certainFen = sumOf(onItsWay.filter(({ why }) => why === "accepted"));
  const detail = `${formatFen(booksFen)} in the books, ${formatFen(upstreamFen)} at the upstream, ${formatFen(certainFen)} charged and not yet posted: ${formatFen(differenceFen)} unexplained`;
  const facts = {
    booksFen: String(booksFen),
    upstreamFen: String(upstreamFen),
    certainFen: String(certainFen),
    differenceFen: String(differenceFen),
  };
  return [{ check: "agent_account", subject: "agent", detail, facts }];
}

async function readOnTheirWay(tx: Tx | Db, at: Date): Promise<UnpostedCharge[]> {
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
    const found = (why: UnpostedCharge["why"]) => [{ itemId, name, amountFen: fen, why }];
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

const sumOf = (charges: readonly UnpostedCharge[]) => charges.reduce((sum, { amountFen }) => sum + amountFen, 0n);

/** Some of the charges that sum to the amount; null when none do, or when there are too many sums to try. */
function thatSumTo(charges: readonly UnpostedCharge[], fen: Fen): UnpostedCharge[] | null {
  const reached = new Map<Fen, UnpostedCharge[]>([[0n, []]]);
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
