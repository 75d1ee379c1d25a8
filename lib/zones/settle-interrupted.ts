import "server-only";
import { AppError } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { type ExistingRecord, identity, sameRecord } from "@/lib/dns/record";
import { type ChangeableZone, type StepLog, takeBack } from "@/lib/dns/run";
import { closeChange, recordsOf, stepsOf } from "./change-log";
import type { OwnedDomain } from "./find-domain";
import { readUpstreamZone, type ZoneRead } from "./read-upstream-zone";
import { upstreamZone } from "./upstream-zone";
import type { ZoneLease } from "./zone-lease";

/**
 * Finishes changes that a crash interrupted, by reading the zone: the running step is found done or not, a unit
 * that was interrupted between deletion and addition is undone, steps that did not begin are skipped. The caller must
 * hold the zone's lease.
 */
export async function settleInterrupted(domain: OwnedDomain, lease: ZoneLease): Promise<void> {
  const open = await db.zoneChange.findMany({
    where: { serviceId: domain.id, state: "running" },
    orderBy: { at: "asc" },
  });
  for (const change of open) {
    const log = [...stepsOf(change).log];
    const before = recordsOf(change.before);
    const read = knownOf(await readUpstreamZone(domain), before);
    const cut = log.find((entry) => entry.state === "running");
    if (cut) Object.assign(cut, foundState(cut, read, before));
    for (const entry of log) if (entry.state === "planned") entry.state = "skipped";
    await undoUnit(domain, log, read, lease);
    const after = knownOf(await readUpstreamZone(domain), before);
    await closeChange(change.id, { log, before, after, verified: true });
  }
}

/**
 * The records of a zone, with those that can't be read now but were there before under the same number, because they
 * still exist.
 * @throws AppError upstream.unclear (502) when the list was cut, so that what is missing proves nothing
 */
function knownOf({ records, unreadable, complete }: ZoneRead, before: readonly ExistingRecord[]): ExistingRecord[] {
  if (!complete) throw new AppError("upstream.unclear", 502);
  const ids = new Set(unreadable.map(({ id }) => id));
  return [...records, ...before.filter(({ id }) => ids.has(id))];
}

function foundState(
  entry: StepLog,
  now: readonly ExistingRecord[],
  before: readonly ExistingRecord[],
): Pick<StepLog, "state" | "id" | "code"> {
  const { step } = entry;
  const failed = { state: "failed" as const, code: "zones.interrupted" };
  if (step.op === "add") {
    const old = new Set(before.map((record) => record.id));
    const made = now.find((record) => !old.has(record.id) && identity(record) === identity(step.record));
    return made ? { state: "done", id: made.id } : failed;
  }
  const there = now.find((record) => record.id === step.id);
  if (step.op === "delete") return there ? failed : { state: "done", id: step.id };
  return there && sameRecord(there, step.record) ? { state: "done", id: step.id } : failed;
}

/** Undoes a unit of which some steps are done and others are not. */
async function undoUnit(
  domain: OwnedDomain,
  log: readonly StepLog[],
  now: readonly ExistingRecord[],
  lease: ZoneLease,
): Promise<void> {
  const units = new Set(log.map((entry) => entry.step.unit));
  for (const unit of units) {
    const entries = log.filter((entry) => entry.step.unit === unit);
    const broken = entries.find((entry) => entry.state !== "done");
    if (!broken || !entries.some((entry) => entry.state === "done")) continue;
    if (broken.restores) continue;
    broken.code ??= "zones.interrupted";
    if (broken.state === "skipped") broken.state = "failed";
    await takeBack(log, broken, addingOnce(upstreamZone(domain, now), now), lease.renew);
  }
}

/** The crash may have come while the unit was being undone, so a record that exists already is not added again. */
function addingOnce(zone: ChangeableZone, now: readonly ExistingRecord[]): ChangeableZone {
  return {
    ...zone,
    add: async (record) => {
      const there = now.find((other) => sameRecord(other, record));
      return there ? { ok: true, id: there.id } : zone.add(record);
    },
  };
}
