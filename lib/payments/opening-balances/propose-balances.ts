import "server-only";
import { askApproval } from "@/lib/approvals/ask-approval";
import { subjectLock, takeLock } from "@/lib/approvals/take-lock";
import type { StaffActor } from "@/lib/core/actor";
import { newId } from "@/lib/core/id";
import type { Tx } from "@/lib/db/client";

/** So many balances are posted in one transaction, while the person who agreed waits. */
export const MOST_BALANCES = 2_000;

/**
 * Proposes the balances of a source that are neither posted nor proposed: one request to a second person for each two thousand of them. Its
 * sums are always somebody else's to agree to, however small. Balances of a proposal that was rejected or withdrawn are proposed again.
 * @returns how many proposals were made.
 */
export async function proposeBalances(
  tx: Tx,
  actor: StaffActor,
  { source, label, fileName, at }: { source: string; label: string; fileName: string; at: Date },
): Promise<number> {
  // One at a time: two imports must not propose the same balances.
  await takeLock(tx, subjectLock("opening_balances", source));
  const waiting = await tx.$queryRaw<{ id: string; amountFen: bigint }[]>`
    SELECT b.id::text AS id, b.amount_fen AS "amountFen" FROM opening_balances b
     WHERE b.source = ${source} AND b.state = 'waiting'
       AND NOT EXISTS (SELECT FROM approvals a WHERE a.kind = 'opening_balances' AND a.subject_id = b.proposal_id::text
                          AND a.state = 'pending')
     ORDER BY b.id`;
  let made = 0;
  for (let from = 0; from < waiting.length; from += MOST_BALANCES, made++) {
    const part = waiting.slice(from, from + MOST_BALANCES);
    const subjectId = newId();
    await tx.openingBalance.updateMany({
      where: { id: { in: part.map(({ id }) => id) } },
      data: { proposalId: subjectId },
    });
    const asked = {
      kind: "opening_balances" as const,
      subjectId,
      before: {},
      after: { source: label, ...sumsOf(part) },
      reason: `${label}: ${fileName}`,
      lasting: true as const,
    };
    await askApproval(tx, actor, asked, at);
  }
  return made;
}

/** What a proposal says of its balances, and what is compared when it is agreed to. */
export function sumsOf(balances: readonly { amountFen: bigint }[]): {
  count: number;
  creditFen: string;
  debtFen: string;
} {
  let [credit, debt] = [0n, 0n];
  for (const { amountFen } of balances) {
    if (amountFen > 0n) credit += amountFen;
    else debt -= amountFen;
  }
  return { count: balances.length, creditFen: credit.toString(), debtFen: debt.toString() };
}
