import "server-only";
import { lockUser } from "@/lib/auth/lock-user";
import type { CustomerActor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/db/client";
import type { WatchedName } from "@/lib/db/generated/client";
import { callerKey } from "@/lib/http/rate-limit";
import { askName, isAsked } from "@/lib/search/ask-name";
import { searchBudget } from "@/lib/search/search-budget";
import { afterAnswer, type WatchState } from "./after-answer";
import { MOST_WATCHED_NAMES, type WatchedNameView } from "./contract";
import { describeWatchedName } from "./describe-watched-name";
import { endWatchesOfOwned, ownedNames } from "./owned-names";
import { readWatchableName, refusedName, type WatchableName } from "./watchable-name";

/**
 * Watches a taken name for a customer. It is asked for now, ignoring what is remembered, because somebody who could register it must not
 * be left waiting; without an answer it is watched, and asked for again. A name that is watched already stays as it is.
 * @throws AppError watched-names.free, own, too_many (409), watched-names.refused and what readWatchableName throws (422), all of them
 *   beside the field `name`; search.too_many (429).
 */
export async function watchName(
  actor: CustomerActor,
  input: { name: string },
  { signal }: { signal?: AbortSignal },
): Promise<WatchedNameView> {
  const known = await readWatchableName(input.name);
  const { name, shown } = known;
  const customerId = actor.userId;
  if ((await ownedNames(db, customerId, [name], { opened: false })).has(name)) {
    throw refusedName("watched-names.own", { name: shown }, 409);
  }
  const before = await db.watchedName.findUnique({ where: { customerId_name: { customerId, name } } });
  if (before) return describeWatchedName(before, true);
  const first = await askFirst(actor, known, signal);
  return describeWatchedName(await db.$transaction((tx) => addOne(tx, customerId, name, first)), true);
}

async function askFirst(actor: CustomerActor, known: WatchableName, signal: AbortSignal | undefined) {
  const { name, shown, label, suffix } = known;
  const at = new Date();
  if (!isAsked(name)) await searchBudget(actor)(1, async () => 1);
  const { answer } = await askName(
    { name, label, suffix: suffix.suffix },
    { again: true, lane: callerKey(actor), ...(signal ? { signal } : {}) },
  );
  if (answer === "free") throw refusedName("watched-names.free", { name: shown }, 409);
  if (answer === "refused") throw refusedName("watched-names.refused", { name: shown });
  const unasked: WatchState = {
    ...{ state: "unknown", askedAt: null, doubtedAt: null, dueAt: at, failures: 0, freeAt: null, toldAt: null },
  };
  return afterAnswer(unasked, answer === "taken" ? "taken" : "failed", at, Math.random());
}

async function addOne(tx: Tx, customerId: string, name: string, first: WatchState): Promise<WatchedName> {
  // One at a time, so that of two at once both are counted.
  await lockUser(tx, customerId);
  const watched = await tx.watchedName.findMany({ where: { customerId }, select: { name: true } });
  await endWatchesOfOwned(
    tx,
    watched.map((row) => row.name),
  );
  const before = await tx.watchedName.findUnique({ where: { customerId_name: { customerId, name } } });
  if (before) return before;
  if ((await tx.watchedName.count({ where: { customerId } })) >= MOST_WATCHED_NAMES) {
    throw refusedName("watched-names.too_many", { most: MOST_WATCHED_NAMES }, 409);
  }
  return await tx.watchedName.create({ data: { customerId, name, ...first } });
}
