import "server-only";
import { createHash } from "node:crypto";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { db } from "@/lib/db/client";
import { checkRecord } from "@/lib/dns/compose";
import { contradicts } from "@/lib/dns/contradicts";
import type { Edit } from "@/lib/dns/diff";
import type { ExistingRecord, ZoneRecord } from "@/lib/dns/record";
import { isSpf, spfWith } from "@/lib/dns/spf";
import type { WantedRecord } from "@/lib/product-lines/control";
import { checkEdits } from "@/lib/zones/check-edits";
import { findWritableDomain } from "@/lib/zones/find-domain";
import { readZone } from "@/lib/zones/read-zone";
import { checkAsked } from "./check-asked";
import type { RecordPlan } from "./contract";
import { readWanted } from "./read-wanted";

const TTL_SECONDS = 600;
const MX_PRIORITY = 10;
const system = { kind: "system", job: "run-control" } as const;

interface Asked {
  id: string;
  control: string;
  row?: string | undefined;
  input: Record<string, string | number | boolean>;
}

/**
 * What a control would change in the customer's zones: shown before the control is started, which wants the versions that stand here.
 * @throws AppError as startControl, except for what only starting it checks.
 */
export async function readRecordPlan(actor: CustomerActor | StaffActor, asked: Asked): Promise<RecordPlan> {
  const { service, control, subject, input } = await checkAsked(actor, asked);
  const { zones, missed } = await planRecords(service.customerId, await readWanted(control, subject, input));
  return { zones: zones.map((zone) => ({ ...zone, version: agreementOf(zone) })), missed };
}

/** A hash of a zone and of what would change in it: another one means that something else was shown. */
export function agreementOf({ version, edits }: Pick<RecordPlan["zones"][number], "version" | "edits">): string {
  const lines = edits.map((edit) => JSON.stringify(edit)).sort();
  return createHash("sha256")
    .update([version, ...lines].join("\n"))
    .digest("base64url")
    .slice(0, 22);
}

/**
 * The edits that set records in the zones that a customer manages here. Records of the same host and type are replaced (all MX of a host by the
 * new ones), and so are those that can't exist beside the new ones; an SPF record is extended. `missed` names what can't be set, because
 * the zone is managed elsewhere, can't be read, or would become faulty. @throws AppError zones.expired, zones.suspended, zones.not_active
 * (409): a domain in that state takes no changes, which the customer is to know before anything is shown or done.
 */
export async function planRecords(customerId: string, wanted: readonly WantedRecord[]): Promise<RecordPlan> {
  const plan: RecordPlan = { zones: [], missed: [] };
  for (const domain of new Set(wanted.map((record) => record.domain))) {
    const records = wanted.filter((record) => record.domain === domain);
    const { zone, missed } = await planZone(customerId, domain, records);
    if (zone) plan.zones.push(zone);
    plan.missed.push(...shown(missed));
  }
  return plan;
}

async function planZone(
  customerId: string,
  domain: string,
  wanted: readonly WantedRecord[],
): Promise<{ zone: RecordPlan["zones"][number] | null; missed: readonly WantedRecord[] }> {
  const nothing = { zone: null, missed: wanted };
  const owned = await findZone(customerId, domain);
  if (!owned) return nothing;
  await findWritableDomain(system, owned.id);
  try {
    const zone = await readZone(system, { id: owned.id });
    if (zone.stale || zone.effective === false) return nothing;
    // Which of two SPF records counts is for the customer to decide.
    const inZone = wanted.map((want) => ({ ...want, domain: owned.zone, host: hostIn(want, owned.zone) }));
    const missed = inZone.filter(({ type, host }) => type === "SPF" && spfAt(zone.records, host).length > 1);
    const possible = inZone.filter((want) => !missed.includes(want));
    const edits = editsFor(zone.records, possible, owned.name);
    checkEdits(zone, edits, owned.name, true);
    const { id: serviceId, name, displayName } = owned;
    const { version, records } = zone;
    return {
      zone: { serviceId, domain: name, displayName, version, records, edits, wanted: shown(possible) },
      missed,
    };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    log.info({ code: error.code, domain }, "records of a product can't be set");
    return nothing;
  }
}

/** The customer's domain whose zone has the records of this name: the name itself, or the nearest domain above it. */
async function findZone(customerId: string, name: string) {
  const labels = name.split(".");
  const names = labels.slice(0, -1).map((_, at) => labels.slice(at).join("."));
  const among = { in: names };
  const owned = await db.service.findMany({
    where: { customerId, productLine: "domain", endedAt: null, OR: [{ name: among }, { displayName: among }] },
    select: { id: true, name: true, displayName: true },
  });
  for (const zone of names) {
    const found = owned.find((one) => one.name === zone || one.displayName === zone);
    if (found) return { ...found, zone };
  }
  return null;
}

/** The host of a record in a zone at or above its domain: "@" of www.example.com is "www" in example.com. */
function hostIn({ domain, host }: WantedRecord, zone: string): string {
  if (domain === zone) return host;
  const above = domain.slice(0, -zone.length - 1);
  return host === "@" ? above : `${host}.${above}`;
}

/** As people read records, and enter them elsewhere: of an SPF record all of it, not what is wanted in it. */
function shown(wanted: readonly WantedRecord[]): string[] {
  const line = (host: string, domain: string, rest: string) => `${host === "@" ? domain : `${host}.${domain}`} ${rest}`;
  const plain = wanted.filter(({ type }) => type !== "SPF");
  const domain = wanted[0]?.domain ?? "";
  return [
    ...plain.map(({ host, type, value, priority }) =>
      line(host, domain, type === "MX" ? `MX ${priority ?? MX_PRIORITY} ${value}` : `${type} ${value}`),
    ),
    ...spfHosts(wanted).map((host) => line(host, domain, `TXT ${spfWith(mechanismsAt(wanted, host), null)}`)),
  ];
}

const spfHosts = (wanted: readonly WantedRecord[]) => [
  ...new Set(wanted.filter(({ type }) => type === "SPF").map(({ host }) => host)),
];

const mechanismsAt = (wanted: readonly WantedRecord[], host: string) =>
  wanted.filter((want) => want.type === "SPF" && want.host === host).map(({ value }) => value);

const spfAt = (current: readonly ExistingRecord[], host: string) =>
  current.filter((record) => record.host === host && isSpf(record));

/** Adds the missing records, changes the SPF record, and deletes those of the same host that contradict the new ones. */
function editsFor(current: readonly ExistingRecord[], wanted: readonly WantedRecord[], zone: string): Edit[] {
  const plain = wanted.filter(({ type }) => type !== "SPF").map((want) => recordOf(want, zone));
  const same = (record: ZoneRecord, want: ZoneRecord) =>
    record.host === want.host && record.type === want.type && record.value === want.value;
  const gone = current.filter(
    (record) => plain.some((want) => contradicts(record, want)) && !plain.some((want) => same(record, want)),
  );
  const added = plain.filter((want) => !current.some((record) => same(record, want)));
  return [
    ...gone.map(({ id }): Edit => ({ op: "delete", id })),
    ...added.map((record): Edit => ({ op: "add", record })),
    ...spfEdits(current, wanted),
  ];
}

/** A wanted record in the form in which zones keep it. */
function recordOf({ host, type, value, priority }: WantedRecord, zone: string): ZoneRecord {
  const record: ZoneRecord = {
    host,
    type: type === "SPF" ? "TXT" : type,
    value,
    ttlSeconds: TTL_SECONDS,
    priority: type === "MX" ? (priority ?? MX_PRIORITY) : null,
  };
  return checkRecord(record, zone).record ?? record;
}

/** Each host has one SPF record at most: others were left out by the caller. */
function spfEdits(current: readonly ExistingRecord[], wanted: readonly WantedRecord[]): Edit[] {
  return spfHosts(wanted).flatMap((host): Edit[] => {
    const [present] = spfAt(current, host);
    const value = spfWith(mechanismsAt(wanted, host), present?.value ?? null);
    if (present === undefined) {
      return [{ op: "add", record: { host, type: "TXT", value, ttlSeconds: TTL_SECONDS, priority: null } }];
    }
    const { id, ...record } = present;
    return value === present.value ? [] : [{ op: "change", id, record: { ...record, value } }];
  });
}
