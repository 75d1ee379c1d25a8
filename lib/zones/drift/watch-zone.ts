import "server-only";
import type { SystemActor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { addMs, MINUTE_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { changesAnything, diffZone } from "@/lib/dns/diff";
import { planChanges } from "@/lib/dns/plan";
import type { ExistingRecord, ZoneRecord } from "@/lib/dns/record";
import { newLog } from "@/lib/dns/run";
import { queueMail } from "@/lib/notify/queue-mail";
import { recordsOf, type StoredSteps, stepsOf } from "../change-log";
import { findDomain, type OwnedDomain } from "../find-domain";
import { publishZoneChange } from "../publish-zone-change";
import { readUpstreamZone } from "../read-upstream-zone";
import { packRecords, unpackRecords } from "../restore-points/pack-records";
import { settleInterrupted } from "../settle-interrupted";
import { withZoneLease } from "../zone-lease";
import { driftMail } from "./drift-mail";

/** The upstream's list may lag behind a change of the shop's own for so long. */
const SETTLING_MS = 10 * MINUTE_MS;
const MOST_IN_MAIL = 20;

export type ZoneWatchOutcome = "unread" | "first" | "unsure" | "same" | "drift";

/**
 * Reads a zone and holds it against the last state that this shop knows of: what it was after the shop's last change, or at the last such
 * reading. A difference was made outside the shop; it becomes an entry of the history with the state before it, so that it can be undone
 * and restored, and its owner is mailed of it. Running it again finds no difference. Once a night for each zone (sweepZones).
 */
export async function watchZone(
  actor: SystemActor,
  { serviceId }: { serviceId: string },
  now = new Date(),
): Promise<ZoneWatchOutcome> {
  await db.zoneWatch.upsert({
    where: { serviceId },
    create: { serviceId, checkedAt: now },
    update: { checkedAt: now },
  });
  try {
    const domain = await findDomain(actor, serviceId, { live: true });
    return await withZoneLease(serviceId, async (lease) => {
      await settleInterrupted(domain, lease);
      return compare(domain, now);
    });
  } catch (error) {
    // The upstream doesn't answer, somebody is just saving, or the domain is no longer registered: the next night comes.
    if (error instanceof AppError) return "unread";
    throw error;
  }
}

async function compare(domain: OwnedDomain, now: Date): Promise<ZoneWatchOutcome> {
  const read = await readUpstreamZone(domain);
  // A list that is not whole can't tell what is gone.
  if (!read.complete || read.unreadable.length > 0) return "unread";
  const { serviceId, expected, sure } = await lastOwnState(domain.id, now);
  const keep = { records: packRecords(read.records), readAt: read.readAt };
  const changes = expected ? diffZone(numbered(expected), read.records) : [];
  if (!expected || !sure || !changesAnything(changes)) {
    // Too early after a change, the reading may show what was before it: the next night's is held against the change.
    if (sure !== null) await db.zoneWatch.update({ where: { serviceId }, data: keep });
    return !expected ? "first" : sure ? "same" : "unsure";
  }
  const log = newLog(planChanges(changes)).map((entry) => ({ ...entry, state: "done" as const }));
  const steps: StoredSteps = { log, verified: true };
  await db.$transaction(async (tx) => {
    const { mailDrift } = await tx.zoneWatch.update({ where: { serviceId }, data: keep });
    const before = numbered(expected);
    const change = await tx.zoneChange.create({
      data: {
        ...{ serviceId, customerId: domain.customerId, actorKind: "outside", kind: "drift", state: "done" },
        ...{ before: json(before), after: json(read.records), steps: json(steps), finishedAt: now },
      },
    });
    await publishZoneChange(tx, change, { before, after: read.records, at: now });
    const owner = await tx.user.findUnique({ where: { id: domain.customerId } });
    if (!mailDrift || owner?.status !== "active") return;
    const shown = changes.filter(({ kind }) => kind !== "keep");
    await queueMail(
      tx,
      driftMail,
      { to: owner.email, userId: owner.id, locale: owner.locale },
      { serviceId, name: domain.displayName, changes: shown.slice(0, MOST_IN_MAIL), more: shown.length - MOST_IN_MAIL },
    );
  });
  return "drift";
}

const json = (value: unknown) => JSON.parse(JSON.stringify(value)) as Prisma.InputJsonValue;

/** Numbers for records of which only the content is known. */
const numbered = (records: readonly ZoneRecord[]): ExistingRecord[] =>
  records.map((record, at) => ({ ...record, id: `kept-${at}` }));

interface OwnState {
  serviceId: string;
  /** Null: there is none yet. */
  expected: ZoneRecord[] | null;
  /** False: the outcome of the last change is not certain. Null: it is too fresh. A difference is then nobody's. */
  sure: boolean | null;
}

async function lastOwnState(serviceId: string, now: Date): Promise<OwnState> {
  const watch = await db.zoneWatch.findUniqueOrThrow({ where: { serviceId } });
  const last = await db.zoneChange.findFirst({
    where: { serviceId, finishedAt: { not: null } },
    orderBy: { id: "desc" },
  });
  const kept = watch.records === null ? null : unpackRecords(watch.records);
  if (!last?.finishedAt || !last.after) return { serviceId, expected: kept, sure: true };
  if (watch.readAt && last.finishedAt < watch.readAt) return { serviceId, expected: kept, sure: true };
  if (last.finishedAt > addMs(now, -SETTLING_MS)) return { serviceId, expected: kept, sure: null };
  const { log, verified } = stepsOf(last);
  const sure = verified === true && log.every(({ state }) => state !== "unknown");
  return { serviceId, expected: recordsOf(last.after), sure };
}
