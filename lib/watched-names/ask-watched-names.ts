import "server-only";
import type { SystemActor } from "@/lib/core/actor";
import { addMs, MINUTE_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { readLineSale } from "@/lib/offers/line-sale";
import { askName } from "@/lib/search/ask-name";
import { isShopOpen } from "@/lib/settings/shop-opening";
import { ASK_AGAIN_MS, type WatchAnswer } from "./after-answer";
import { endWatchesOfOwned } from "./owned-names";
import { takeAnswer } from "./take-answer";
import { findWatchable, type WatchableName } from "./watchable-name";

/** So many names a run, once a minute: fewer than what the smallest budget allows one visitor to search for in a minute. */
const MOST_NAMES = 60;
/** As many calls under way, of hundreds that the check host's limit allows a process. */
const AT_ONCE = 3;
/** A run ends then, so that the next one and the end of the process don't wait for it. */
const RUN_MS = 20_000;
/** Names that a worker has taken are due again then, if it was killed before it wrote the answer. */
const TAKEN_MS = 10 * MINUTE_MS;

/**
 * Asks for watched names that are due, those that wait longest first, and each once for all who watch it. They go through the same client
 * and limits as visitors' searches, in a lane of their own, a few at a time. It stops early where nothing is answered. Safe to repeat and
 * to interrupt, and two at once ask for different names. @returns how many names were asked for.
 */
export async function askWatchedNames(_actor: SystemActor, now = new Date()): Promise<number> {
  if (!(await isShopOpen()) || !(await readLineSale("domain")).enabled) return 0;
  const due = await takeDue(now);
  if (due.length === 0) return 0;
  await endWatchesOfOwned(db, due);
  const sold = await findWatchable(due);
  await postpone(
    due.filter((name) => !sold.has(name)),
    addMs(now, ASK_AGAIN_MS),
  );
  const names = due.flatMap((name) => sold.get(name) ?? []);
  const until = performance.now() + RUN_MS;
  let asked = 0;
  for (let from = 0; from < names.length; from += AT_ONCE) {
    const some = names.slice(from, from + AT_ONCE);
    const answers = await Promise.all(some.map((known) => askOne(known, now)));
    asked += some.length;
    // The rest is due again when this run's hold on it has ended.
    if (answers.every((answer) => answer === "failed") || performance.now() > until) break;
  }
  return asked;
}

async function askOne(known: WatchableName, now: Date): Promise<WatchAnswer> {
  const { name, label, suffix } = known;
  const hit = await askName({ name, label, suffix: suffix.suffix }, { again: true, lane: "watched-names" });
  const answer = hit.answer === "taken" || hit.answer === "free" ? hit.answer : "failed";
  await takeAnswer(known, answer, now);
  return answer;
}

/**
 * Names of active customers that are due. They are due again after TAKEN_MS, so that no other worker takes them meanwhile; one that
 * comes while they are taken waits, because a name with several watchers would be divided between the two if it skipped rows. The watches of
 * disabled accounts stay as they are: since when they are due decides when they are deleted (lib/retention/tables.ts).
 */
async function takeDue(now: Date): Promise<string[]> {
  const rows = await db.$queryRaw<{ name: string }[]>`
    WITH first AS MATERIALIZED (
      SELECT w.name, w.due_at FROM watched_names w JOIN users u ON u.id = w.customer_id
       WHERE w.due_at <= ${now}::timestamptz AND u.status = 'active'
       ORDER BY w.due_at, w.id LIMIT ${MOST_NAMES}
    ), due AS MATERIALIZED (
      SELECT w.id FROM watched_names w JOIN users u ON u.id = w.customer_id
       WHERE w.name IN (SELECT name FROM first) AND w.due_at <= ${now}::timestamptz AND u.status = 'active'
       ORDER BY w.id FOR UPDATE OF w
    )
    UPDATE watched_names w SET due_at = ${addMs(now, TAKEN_MS)}::timestamptz FROM due WHERE w.id = due.id
    RETURNING w.name`;
  return [...new Set(rows.map(({ name }) => name))];
}

/** For names whose suffix is not sold now: nothing is known of them until it is. */
async function postpone(names: readonly string[], dueAt: Date): Promise<void> {
  if (names.length === 0) return;
  const where = { name: { in: [...names] }, customer: { status: "active" as const } };
  await db.watchedName.updateMany({ where, data: { dueAt } });
}
