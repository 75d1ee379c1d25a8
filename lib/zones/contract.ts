import { z } from "zod";
import { RECORD_TYPES } from "@/lib/dns/record";
import { contract, instant, pageInput } from "@/lib/http/contract";

const id = z.uuid();

/**
 * One record: host relative to the domain ("@" is the domain), value in the upstream's form without the priority of
 * an MX.
 */
export const recordShape = z.object({
  host: z.string().max(300),
  type: z.enum(RECORD_TYPES),
  value: z.string().max(2000),
  ttlSeconds: z.int().min(0).max(2_147_483_647),
  priority: z.int().min(0).max(65_535).nullable(),
});

export const storedRecord = recordShape.extend({
  /** The upstream's number; changes when a record is replaced. */
  id: z.string(),
});

/**
 * A row that is shown but can't be edited: the zone's own name servers, types that the upstream's API does not
 * accept, and records for one DNS route only (`route`), which the API can't add and so could not restore.
 */
export const lockedRecord = z.object({
  host: z.string(),
  type: z.string(),
  value: z.string(),
  ttlSeconds: z.int(),
  route: z.string().nullable(),
});
export type LockedRecord = z.output<typeof lockedRecord>;

/** A record that exists but could not be read: shown as it came, never changed. */
export const unreadableRecord = z.object({
  /** The upstream's number, if it could be read. */
  id: z.string().nullable(),
  text: z.string(),
});
export type UnreadableRecord = z.output<typeof unreadableRecord>;

export const zoneView = z.object({
  serviceId: id,
  /** In ASCII; `displayName` has Chinese characters where the domain has any. */
  domain: z.string(),
  displayName: z.string(),
  records: z.array(storedRecord),
  locked: z.array(lockedRecord),
  unreadable: z.array(unreadableRecord),
  /** The version of the zone; send it with changes, so that edits made elsewhere are noticed. */
  version: z.string(),
  readAt: instant,
  /** True when the upstream did not answer and this is the last known state. */
  stale: z.boolean(),
  /** The name servers of the domain, and whether they are the upstream's; if not, the records have no effect. */
  nameServers: z.array(z.string()).nullable(),
  effective: z.boolean().nullable(),
  /** Why the records can't be changed now, by the state of the domain; null: they can. */
  closed: z.enum(["expired", "suspended"]).nullable(),
  /** How many records the domain may have, those included that can't be edited; null: not known. */
  mostRecords: z.int().nullable(),
});
export type ZoneView = z.output<typeof zoneView>;

export const editShape = z.discriminatedUnion("op", [
  z.object({ op: z.literal("add"), record: recordShape }),
  z.object({ op: z.literal("change"), id: z.string().max(40), record: recordShape }),
  z.object({ op: z.literal("delete"), id: z.string().max(40) }),
]);

export const stepResult = z.object({
  op: z.enum(["add", "modify", "delete"]),
  record: recordShape,
  /** The record before a change in place. */
  before: recordShape.nullable(),
  state: z.enum(["planned", "running", "done", "failed", "unknown", "skipped", "restored"]),
  /** Why it failed: a code of the errors messages. */
  code: z.string().nullable(),
  /** Not null when earlier steps were undone after the failure: true when all of that worked. */
  restored: z.boolean().nullable(),
});
export type StepResult = z.output<typeof stepResult>;

export const zoneChange = z.object({
  id,
  at: instant,
  kind: z.enum(["edit", "undo", "import", "template", "restore", "drift"]),
  undoOfId: id.nullable(),
  /** customer | staff | system | outside: nobody of the shop and not its customer, found by a reading. */
  by: z.string(),
  /** Who of the staff it was, for staff; null for the owner. */
  byName: z.string().nullable(),
  /** What the owner's API token is called that changed it; null: a person did. */
  byToken: z.string().nullable(),
  state: z.enum(["running", "done", "partial", "failed"]),
  /** The records that the zone lost and gained, by the reads before and after. */
  removed: z.array(recordShape),
  added: z.array(recordShape),
  steps: z.array(stepResult),
});
export type ZoneChangeView = z.output<typeof zoneChange>;

export const changedZone = z.object({ change: zoneChange.nullable(), zone: zoneView });

export const upstreamErrors = ["upstream.unreachable", "upstream.unclear", "zones.other_name_servers"] as const;
export const closedErrors = ["zones.expired", "zones.suspended"] as const;

export const findZoneContract = contract({
  method: "GET",
  path: "/api/v1/zones",
  summary: "The caller's domain of this name, by whose service id its DNS records are read and changed.",
  access: "customer",
  token: "dns:read",
  input: z.object({ name: z.string().min(1).max(253) }),
  output: z.object({ serviceId: id, domain: z.string(), displayName: z.string() }),
  errors: ["zones.none_of_name", "token.zone"],
});

export const readZoneContract = contract({
  method: "GET",
  path: "/api/v1/services/{id}/records",
  summary: "The DNS records of a domain, with the age of what is shown.",
  access: "customer",
  token: "dns:read",
  input: z.object({ id }),
  output: zoneView,
  errors: upstreamErrors,
  limit: { points: 240, seconds: 60, counted: "by all processes" },
});

export const refreshZoneContract = contract({
  method: "POST",
  path: "/api/v1/services/{id}/records/refresh",
  summary: "Reads the DNS records from the DNS provider now.",
  access: "customer",
  token: "dns:read",
  input: z.object({ id }),
  output: zoneView,
  errors: upstreamErrors,
  limit: { points: 30, seconds: 60 },
});

export const applyChangesContract = contract({
  method: "POST",
  path: "/api/v1/services/{id}/records/changes",
  summary:
    "Applies edits to the DNS records, one call a record; additions come before deletions, and a failure undoes its unit.",
  access: "customer",
  token: "dns:write",
  input: z.object({
    id,
    edits: z.array(editShape).min(1).max(200),
    /** The version of the zone that was edited. */
    baseVersion: z.string().max(64),
    /** Confirms a change of over 30 % of a zone of ten records or more. */
    confirmed: z.boolean().default(false),
  }),
  output: changedZone,
  errors: [
    ...upstreamErrors,
    ...closedErrors,
    "zones.changed_elsewhere",
    "zones.too_many_records",
    "zones.brake",
    "zones.brake_for_token",
    "zones.busy",
  ],
  maxBytes: 512 * 1024,
});

export const listZoneChangesContract = contract({
  method: "GET",
  path: "/api/v1/services/{id}/records/changes",
  summary: "The history of a domain's DNS records, newest first, with the result of every step.",
  access: "customer",
  token: "dns:read",
  input: z.object({ id, ...pageInput, after: id.optional() }),
  output: z.object({ rows: z.array(zoneChange), next: z.string().nullable() }),
});

export const undoChangeContract = contract({
  method: "POST",
  path: "/api/v1/services/{id}/records/changes/{changeId}/undo",
  summary: "Undoes one change, as far as the zone still shows it; that is a change of its own and can be undone.",
  access: "customer",
  token: "dns:write",
  input: z.object({ id, changeId: id, baseVersion: z.string().max(64), confirmed: z.boolean().default(false) }),
  output: changedZone,
  errors: [
    ...[...upstreamErrors, ...closedErrors],
    ...["zones.changed_elsewhere", "zones.too_many_records", "zones.brake", "zones.busy", "zones.nothing_to_undo"],
  ],
});

export const nameServersView = z.object({
  serviceId: id,
  domain: z.string(),
  displayName: z.string(),
  servers: z.array(z.string()),
  /** True when all of them are the upstream's, so that the records there have an effect. */
  upstream: z.boolean(),
  readAt: instant,
});
export type NameServersView = z.output<typeof nameServersView>;

export const readNameServersContract = contract({
  method: "GET",
  path: "/api/v1/services/{id}/name-servers",
  summary: "The name servers of a domain, read from the registry.",
  access: "customer",
  token: "dns:read",
  input: z.object({ id }),
  output: nameServersView,
  errors: ["upstream.unreachable", "upstream.unclear"],
  limit: { points: 240, seconds: 60, counted: "by all processes" },
});

export const setNameServersContract = contract({
  method: "PUT",
  path: "/api/v1/services/{id}/name-servers",
  summary: "Sets two to six name servers.",
  access: "customer",
  reauth: true,
  input: z.object({ id, nameServers: z.array(z.string().max(300)).min(1).max(6) }),
  output: nameServersView,
  errors: ["upstream.unreachable", "upstream.unclear", "zones.servers_refused"],
  limit: { points: 20, seconds: 300 },
});

export const resetNameServersContract = contract({
  method: "POST",
  path: "/api/v1/services/{id}/name-servers/reset",
  summary: "Goes back to the shop's own name servers, so that the records kept here answer.",
  access: "customer",
  reauth: true,
  input: z.object({ id }),
  output: nameServersView,
  errors: ["upstream.unreachable", "upstream.unclear", "zones.servers_refused"],
  limit: { points: 20, seconds: 300 },
});
