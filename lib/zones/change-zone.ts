import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { hasToken, type TokenActor } from "@/lib/auth/authenticate-token";
import { requireTokenScope } from "@/lib/auth/refused-token";
import type { Actor } from "@/lib/core/actor";
import { AppError, conflict } from "@/lib/core/errors";
import { tokenMayChange } from "@/lib/core/token-grant";
import type { Tx } from "@/lib/db/client";
import { brakeApplies, touchedBy } from "@/lib/dns/consequences";
import { type Change, changesAnything, type Edit } from "@/lib/dns/diff";
import { fullName } from "@/lib/dns/host";
import { usesUpstreamNameServers } from "@/lib/dns/name-server";
import { planChanges } from "@/lib/dns/plan";
import type { ExistingRecord } from "@/lib/dns/record";
import { newLog, replay, runPlan, type StepLog } from "@/lib/dns/run";
import { roomIn } from "@/lib/dns/too-many-records";
import { surplus } from "@/lib/dns/undo";
import { closeChange, describeChanges, openChange, saveSteps } from "./change-log";
import { type CheckedEdits, checkEdits } from "./check-edits";
import type { ZoneChangeView, ZoneView } from "./contract";
import { describeZone } from "./describe-zone";
import { findWritableDomain, type OwnedDomain } from "./find-domain";
import { readUpstreamZone, type ZoneRead } from "./read-upstream-zone";
import { settleInterrupted } from "./settle-interrupted";
import { upstreamZone } from "./upstream-zone";
import { withZoneLease, type ZoneLease } from "./zone-lease";
import { zoneVersion } from "./zone-version";

export interface ZoneWish {
  serviceId: string;
  kind: ZoneChangeView["kind"];
  undoOfId: string | null;
  /** The version of the zone that the customer edited; null: `edits` are made from the zone as it is, whatever that is. */
  baseVersion: string | null;
  /** True when the customer confirmed a large change. */
  confirmed: boolean;
  /** Makes the edits from the present zone. */
  edits: (current: readonly ExistingRecord[], zone: ZoneRead) => readonly Edit[];
  /** How long to wait while somebody else changes the zone. @default as withZoneLease */
  waitMs?: number;
  /** Written together with the change, before its first call; when it throws nothing is sent. */
  opened?: (tx: Tx, changeId: string) => Promise<void>;
}

export interface ZoneOutcome {
  /** Null when there was nothing to do. */
  change: ZoneChangeView | null;
  zone: ZoneView;
}

/**
 * Every change of a zone goes through here. It takes the zone's lease, reads the zone, stores the change before the
 * first call, calls once per record, and reads again to verify. When a step fails its unit is undone and the rest is
 * skipped; the answer has the result of every step. A retry is safe: it starts from the zone as it is then. An API token changes
 * only the records that it may, and can't confirm a large change.
 * @throws AppError not_found (404); token.scope, token.zone, token.record (403); zones.brake_for_token (409); input.invalid (422); zones.changed_elsewhere, zones.too_many_records, zones.brake, zones.busy, zones.not_active,
 * zones.expired, zones.suspended, zones.other_name_servers (409); upstream.unreachable (503), upstream.unclear (502)
 */
export async function changeZone(actor: Actor, wish: ZoneWish): Promise<ZoneOutcome> {
  if (hasToken(actor)) requireTokenScope(actor, "dns:write");
  const domain = await findWritableDomain(actor, wish.serviceId);
  return withZoneLease(domain.id, (lease) => changeWithLease(actor, wish, domain, lease), wish.waitMs);
}

async function changeWithLease(
  actor: Actor,
  wish: ZoneWish,
  domain: OwnedDomain,
  lease: ZoneLease,
): Promise<ZoneOutcome> {
  await settleInterrupted(domain, lease);
  const read = await readUpstreamZone(domain);
  if (read.nameServers && !usesUpstreamNameServers(read.nameServers)) throw conflict("zones.other_name_servers");
  if (!read.complete) throw new AppError("upstream.unclear", 502);
  if (wish.baseVersion !== null && zoneVersion(read.records) !== wish.baseVersion)
    throw conflict("zones.changed_elsewhere");
  const { changes } = checkForActor(actor, wish, read, domain);
  if (!changesAnything(changes)) return { change: null, zone: describeZone(domain, read) };
  const log = newLog(planChanges(changes, { room: roomIn({ ...read, mostRecords: domain.mostRecords }) }));
  const { id: serviceId, customerId } = domain;
  const { kind, undoOfId } = wish;
  const id = await openChange(actor, { serviceId, customerId, kind, undoOfId, before: read.records, log }, wish.opened);
  await runPlan(log, upstreamZone(domain, read.records), async (steps) => {
    await lease.renew();
    await saveSteps(id, steps);
  });
  return finish(actor, domain, { id, log, before: read });
}

/** Checks the edits; of a program also whether its token may make them. */
function checkForActor(actor: Actor, wish: ZoneWish, read: ZoneRead, domain: OwnedDomain): CheckedEdits {
  const { name: zone, mostRecords } = domain;
  const limited = { ...read, mostRecords };
  const edits = wish.edits(read.records, read);
  if (!hasToken(actor)) return checkEdits(limited, edits, zone, wish.confirmed);
  // Whether it may touch the records comes before how many they are.
  const checked = checkEdits(limited, edits, zone, true);
  requireRecords(actor, checked.changes, zone);
  if (brakeApplies(read.records, checked.changes)) {
    const params = { touched: touchedBy(checked.changes), total: read.records.length };
    throw conflict("zones.brake_for_token", params);
  }
  return checked;
}

/** @throws AppError token.record (403) for the first record, as it was or as it is to be, that the token may not change. */
function requireRecords({ token }: TokenActor, changes: readonly Change[], zone: string): void {
  for (const change of changes) {
    if (change.kind === "keep") continue;
    const records = [...("from" in change ? [change.from] : []), ...("to" in change ? [change.to] : [])];
    const refused = records.find((record) => !tokenMayChange(token.grant, record));
    if (!refused) continue;
    throw new AppError("token.record", 403, { params: { name: fullName(refused.host, zone), type: refused.type } });
  }
}

/** Pauses before the reads that verify the result: the upstream's reads may lag behind its answers. */
const VERIFY_MS = [0, 300, 1_000];

/** Reads until the zone shows the result of the log, closes the change, and returns both. */
async function finish(
  actor: Actor,
  domain: OwnedDomain,
  { id, log, before }: { id: string; log: StepLog[]; before: ZoneRead },
): Promise<ZoneOutcome> {
  const expected = replay(before.records, log);
  // A record that can't be read now may be one of the expected ones.
  const shows = ({ records, unreadable }: ZoneRead) =>
    surplus(expected, records).length <= unreadable.length && surplus(records, expected).length === 0;
  let seen: ZoneRead | null = null;
  for (const ms of VERIFY_MS) {
    await pause(ms);
    seen = await readAgain(domain);
    if (seen && shows(seen)) break;
  }
  const verified = seen !== null && shows(seen);
  const allDone = log.every((entry) => entry.state === "done");
  // A zone that does not show acknowledged calls yet will show them later; after a failure the records that were read
  // count, if all of them could be read.
  const after = seen && seen.unreadable.length === 0 && (verified || !allDone) ? seen.records : expected;
  const row = await closeChange(id, { log, before: before.records, after, verified });
  const shown = { ...(seen ?? before), records: after };
  const [change = null] = await describeChanges(actor, [row]);
  return { change, zone: describeZone(domain, shown, seen === null) };
}

async function readAgain(domain: OwnedDomain): Promise<ZoneRead | null> {
  try {
    const read = await readUpstreamZone(domain);
    return read.complete ? read : null;
  } catch (error) {
    if (error instanceof AppError && error.code.startsWith("upstream.")) return null;
    throw error;
  }
}
