import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { MOST_WATCHED_NAMES, type WatchedNameView } from "./contract";
import { describeWatchedName } from "./describe-watched-name";
import { ownedNames } from "./owned-names";
import { findWatchable } from "./watchable-name";

/** A customer's watched names: free ones first, then the newest. Those that have become their own domains are left out. */
export async function listWatchedNames(actor: CustomerActor): Promise<{ rows: WatchedNameView[] }> {
  const customerId = actor.userId;
  const found = await db.watchedName.findMany({
    where: { customerId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 2 * MOST_WATCHED_NAMES,
  });
  const names = found.map(({ name }) => name);
  const [owned, sold] = await Promise.all([ownedNames(db, customerId, names, { opened: true }), findWatchable(names)]);
  const views = found.filter(({ name }) => !owned.has(name)).map((row) => describeWatchedName(row, sold.has(row.name)));
  const [free, others] = [true, false].map((wanted) => views.filter(({ status }) => (status === "free") === wanted));
  return { rows: [...(free ?? []), ...(others ?? [])] };
}
