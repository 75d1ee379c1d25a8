import "server-only";
import { addMs, HOUR_MS } from "@/lib/core/time";
import { type Db, db as shopDb } from "@/lib/db/client";
import { env } from "@/lib/env";

/** A shop whose last good backup is older raises an alarm: one a day, with two hours to spare. */
export const BACKUP_ALARM_MS = 26 * HOUR_MS;

export interface LastBackup {
  /** When the last good one was complete; null: there never was one. */
  at: Date | null;
  byteCount: bigint | null;
  /** The newest try that failed after that; null: none did. */
  failure: { at: Date; error: string } | null;
  /** Whether backups are expected of this shop: it sells for real, or has made one before. */
  expected: boolean;
  /** Since when one is overdue; null: it isn't. */
  overdueSince: Date | null;
}

/** How the shop's backups stand, by the results that `npm run backup` stored. For the health page and the checklist of a new shop. */
export async function lastBackup(
  now = new Date(),
  db: Pick<Db, "backup" | "upstreamAccount"> = shopDb,
): Promise<LastBackup> {
  const [good, failed, account] = await Promise.all([
    db.backup.findFirst({ where: { ok: true }, orderBy: { finishedAt: "desc" } }),
    db.backup.findFirst({ where: { ok: false }, orderBy: { finishedAt: "desc" } }),
    db.upstreamAccount.findUnique({ where: { id: 1 } }),
  ]);
  const at = good?.finishedAt ?? null;
  const expected = at !== null || !env().sandbox;
  // A new shop has a day before it is asked for its first backup.
  const since = at ?? account?.boundAt ?? null;
  const dueAt = since && addMs(since, BACKUP_ALARM_MS);
  const isNewer = failed?.finishedAt && (at === null || failed.finishedAt > at);
  return {
    at,
    byteCount: good?.byteCount ?? null,
    failure: isNewer ? { at: failed.finishedAt as Date, error: failed.error ?? "" } : null,
    expected,
    overdueSince: expected && dueAt && dueAt < now ? dueAt : null,
  };
}
