import "server-only";
import { log } from "@/lib/core/log";
import { type Fen, formatFen } from "@/lib/core/money";
import type { Db, Tx } from "@/lib/db/client";
import { correctCost } from "@/lib/ledger/correct-cost";
import { openClaim } from "./settle-item";

/** Figures that were read this close before or after a purchase may show its charge or not: the upstream may show a charge late. */
const BEFORE_MS = 30_000;
const AFTER_MS = 120_000;
/** Older figures are not compared any more: others were under way beside a purchase, so nobody can tell whose charge a difference is. */
const MAX_AGE_MS = 2 * 86_400_000;
/** For so long a purchase without an answer may still be charged. */
const UNANSWERED_MS = 3_600_000;

/** What the figures of the agent's money show was charged for one purchase. */
interface SeenCharge {
  attemptId: string;
  itemId: string;
  assumedFen: Fen;
  chargedFen: Fen;
  /** When the figures were read that show the charge. */
  at: Date;
}

/**
 * Compares the assumed cost of each purchase with the charge that the agent's figures show: the difference between the last figures
 * before it and the last ones before the next purchase, where no other purchase was under way in between. Another charge than assumed
 * becomes the item's charged cost, is booked to cost variance, and opens a claim so that staff enter the right cost. Does not call the
 * upstream; safe to repeat.
 * @returns how many purchases were charged otherwise than assumed.
 */
export async function compareCharges(db: Db, now: Date): Promise<number> {
  const seen = await readCharges(db, now);
  let different = 0;
  for (const charge of seen) if (await db.$transaction((tx) => settleCharge(tx, charge))) different += 1;
  return different;
}

async function readCharges(db: Db, now: Date): Promise<SeenCharge[]> {
  const oldestFigures = new Date(now.getTime() - MAX_AGE_MS);
  // Every purchase whose charge figures of that age may not show yet: a neighbour that is not read looks as if there were none.
  const oldestSent = new Date(oldestFigures.getTime() - UNANSWERED_MS - AFTER_MS);
  return db.$queryRaw<SeenCharge[]>`
    WITH sent AS (
      SELECT a.id, a.item_id, a.expected_charge_fen, a.charge_seen_fen, a.outcome, a.committed_at, a.answered_at,
             max(coalesce(a.answered_at, a.committed_at + make_interval(secs => ${UNANSWERED_MS / 1000})))
               OVER (by_time ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS last_before,
             lead(a.committed_at) OVER by_time AS next_begun
        FROM attempts a
       WHERE a.committed_at > ${oldestSent}::timestamptz
         AND coalesce(a.outcome, '') NOT IN ('rejected', 'ours', 'unreached')
      WINDOW by_time AS (ORDER BY a.committed_at, a.otime_ms))
    SELECT s.id AS "attemptId", s.item_id AS "itemId", s.expected_charge_fen AS "assumedFen",
           before.balance_fen + after.remitted_fen - before.remitted_fen - after.balance_fen AS "chargedFen", after.at
      FROM sent s JOIN order_items i ON i.id = s.item_id
      JOIN LATERAL (SELECT * FROM agent_balances b
                     WHERE b.at <= s.committed_at - make_interval(secs => ${BEFORE_MS / 1000})
                       AND b.at >= ${oldestFigures}::timestamptz
                     ORDER BY b.at DESC LIMIT 1) before ON true
      JOIN LATERAL (SELECT * FROM agent_balances b
                     WHERE b.at >= s.answered_at + make_interval(secs => ${AFTER_MS / 1000})
                       AND b.at <= coalesce(s.next_begun - make_interval(secs => ${BEFORE_MS / 1000}), 'infinity')
                     ORDER BY b.at DESC LIMIT 1) after ON true
     WHERE s.outcome = 'ok' AND s.charge_seen_fen IS NULL AND i.state IN ('accepted', 'done')
       AND (i.lease_until IS NULL OR i.lease_until < clock_timestamp())
       AND (s.last_before IS NULL OR before.at >= s.last_before + make_interval(secs => ${AFTER_MS / 1000}))
       AND before.balance_fen + after.remitted_fen - before.remitted_fen - after.balance_fen > 0`;
}

async function settleCharge(tx: Tx, { attemptId, itemId, assumedFen, chargedFen, at }: SeenCharge): Promise<boolean> {
  // The row lock keeps workers from leasing the item until the commit: a capture comes after and uses the new cost, or came before.
  const [item] = await tx.$queryRaw<{ state: string }[]>`
    SELECT state::text FROM order_items WHERE id = ${itemId}::uuid AND state IN ('accepted', 'done')
       AND (lease_until IS NULL OR lease_until < clock_timestamp()) FOR UPDATE`;
  if (!item) return false;
  const { count } = await tx.attempt.updateMany({
    where: { id: attemptId, chargeSeenFen: null },
    data: { chargeSeenFen: chargedFen, expectedChargeFen: chargedFen },
  });
  if (count === 0 || chargedFen === assumedFen) return false;
  await tx.orderItem.update({ where: { id: itemId }, data: { costChargedFen: chargedFen }, select: { id: true } });
  const evidence = { assumedFen: assumedFen.toString(), chargedFen: chargedFen.toString() };
  await openClaim(tx, { itemId, kind: "cost_difference", evidence, at });
  log.error({ itemId, ...evidence }, "the upstream charged another cost than was assumed: enter the right cost");
  if (item.state === "done") {
    const memo = `charged ${formatFen(chargedFen)} instead of ${formatFen(assumedFen)}`;
    await correctCost(tx, { itemId, moreFen: chargedFen - assumedFen, at, memo });
  }
  return true;
}
