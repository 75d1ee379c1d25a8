import "server-only";
import type { StaffRole } from "@/lib/core/actor";
import { addMs, DAY_MS, HOUR_MS } from "@/lib/core/time";
import { db, type Tx } from "@/lib/db/client";
import type { StaffDigest } from "@/lib/db/generated/client";
import { queueMail } from "@/lib/notify/queue-mail";
import { isDigestDue } from "./digest-due";
import { listWaitingIds } from "./list-waiting-ids";
import { digestMail, type WaitingInMail } from "./mail-templates";
import { type WaitingKind, waitingKindsOf } from "./waiting-contract";

/** What somebody was told of: by kind the ids, with the time when each was last seen waiting. */
type Told = Partial<Record<WaitingKind, Record<string, string>>>;

/**
 * What was told and does not wait any more is remembered for a day: an item that is tried again stops waiting for a moment, and is no
 * new work afterwards.
 */
const REMEMBERED_MS = DAY_MS;

/**
 * Mails each of the staff whose interval is over what waits for them: when something of it is new to them, or once a day for those
 * who want it daily. What was told is kept with the mail, under a lock: neither a restart nor a second worker mails it twice.
 */
export async function mailDigests(now = new Date()): Promise<void> {
  const people = await db.user.findMany({
    where: { kind: "staff", status: "active", role: { not: null } },
    select: { id: true, digest: { select: { interval: true, lookedAt: true } } },
    orderBy: { id: "asc" },
  });
  const failures: unknown[] = [];
  for (const { id, digest } of people) {
    if (!isDigestDue(digest?.interval ?? "hourly", digest?.lookedAt ?? null, now)) continue;
    // One person's mail must not depend on another's.
    await db.$transaction((tx) => mailDigest(tx, id, now)).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw new AggregateError(failures, "not all staff were mailed what waits for them");
}

async function mailDigest(tx: Tx, userId: string, now: Date): Promise<void> {
  await tx.staffDigest.createMany({ data: [{ userId }], skipDuplicates: true });
  await tx.$queryRaw`SELECT 1 AS locked FROM staff_digests WHERE user_id = ${userId}::uuid FOR UPDATE`;
  const digest = await tx.staffDigest.findUniqueOrThrow({ where: { userId }, include: { user: true } });
  const { email, locale, role, status } = digest.user;
  if (!role || status !== "active" || !isDigestDue(digest.interval, digest.lookedAt, now)) return;
  const { waiting, told } = await lookFor(tx, digest, role, now);
  const fresh = waiting.reduce((sum, one) => sum + one.fresh, 0);
  const isMailed = fresh > 0 || (digest.interval === "daily" && waiting.length > 0);
  if (isMailed) await queueMail(tx, digestMail, { to: email, userId, locale }, { waiting });
  // Whoever wants mails at once is looked after every minute: without news their row is only written once an hour.
  const isRecent = digest.lookedAt !== null && digest.lookedAt > addMs(now, -HOUR_MS);
  if (isMailed || digest.interval !== "at_once" || !isRecent) {
    await tx.staffDigest.update({ where: { userId }, data: { lookedAt: now, told } });
  }
}

/** What waits for this person, by kind, how much of it is new to them, and what they have been told of with it. */
async function lookFor(
  tx: Tx,
  { userId, leftOut, told: before }: StaffDigest,
  role: StaffRole,
  now: Date,
): Promise<{ waiting: WaitingInMail[]; told: Told }> {
  const waiting: WaitingInMail[] = [];
  const told: Told = {};
  for (const kind of waitingKindsOf(role).filter((one) => !leftOut.includes(one))) {
    const known = (before as Told)[kind] ?? {};
    const ids = await listWaitingIds(kind, { role, userId }, now, tx);
    if (ids.length > 0) waiting.push({ kind, count: ids.length, fresh: ids.filter((id) => !(id in known)).length });
    const since = addMs(now, -REMEMBERED_MS).toISOString();
    const remembered = Object.entries(known).filter(([, seenAt]) => seenAt > since);
    told[kind] = Object.fromEntries([...remembered, ...ids.map((id) => [id, now.toISOString()] as const)]);
  }
  return { waiting, told };
}
