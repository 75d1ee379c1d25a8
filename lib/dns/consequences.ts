import { byHost } from "./by-host";
import type { Change } from "./diff";
import { fullName } from "./host";
import { type ExistingRecord, identity, isManaged, type ZoneRecord } from "./record";
import { restrictsIssuers } from "./restricts-issuers";
import { isSpf } from "./spf";

/** What a change can mean for people. The zones messages have a sentence for each (`consequence.<code>`). */
export const CONSEQUENCES = [
  "mail_stops",
  "site_down",
  "acme_removed",
  "spf_removed",
  "dkim_removed",
  "dmarc_removed",
  "verification_removed",
  "delegation_removed",
  "delegation_added",
  "wildcard_removed",
  "caa_restricts",
  "alias_dangles",
  "brake",
] as const;

export interface Consequence {
  code: (typeof CONSEQUENCES)[number];
  /** The full name that is affected. */
  name: string;
  params: Record<string, string | number>;
}

export const BRAKE = { fromRecords: 10, share: 0.3 } as const;

/** True when changes delete or alter over 30 % of a zone of ten records or more: the customer must then confirm. */
export function brakeApplies(existing: readonly ExistingRecord[], changes: readonly Change[]): boolean {
  return isBraked(countOwn(existing), changes);
}

const countOwn = (existing: readonly ExistingRecord[]) => existing.filter((record) => !isManaged(record)).length;
const isBraked = (ownCount: number, changes: readonly Change[]) =>
  ownCount >= BRAKE.fromRecords && touchedBy(changes) > ownCount * BRAKE.share;

/** How many records changes delete or alter. */
export function touchedBy(changes: readonly Change[]): number {
  return changes.filter((change) => change.kind !== "keep" && change.kind !== "add").length;
}

const isAddress = (record: ZoneRecord) => ["A", "AAAA", "CNAME"].includes(record.type);
const isDkim = (record: ZoneRecord) => /(?:^|\.)_domainkey(?:\.|$)/.test(record.host);
const isDmarc = (record: ZoneRecord) => /^_dmarc(?:\.|$)/.test(record.host);
const isProof = (record: ZoneRecord) =>
  record.type === "TXT" && /[a-z0-9]-(?:site-)?verification=|^MS=/i.test(record.value);

/** Kinds of records whose loss is mentioned: when a host loses its last record of a kind. */
const LOSSES: { code: Consequence["code"]; of: (record: ZoneRecord) => boolean; hosts?: readonly string[] }[] = [
  { code: "mail_stops", of: (record) => record.type === "MX" },
  { code: "spf_removed", of: isSpf },
  { code: "dkim_removed", of: isDkim },
  { code: "dmarc_removed", of: isDmarc },
  { code: "verification_removed", of: isProof },
  { code: "acme_removed", of: (record) => /^_acme-challenge(?:\.|$)/.test(record.host) },
  { code: "delegation_removed", of: (record) => record.type === "NS" && record.host !== "@" },
  { code: "wildcard_removed", of: (record) => record.host.startsWith("*") && isAddress(record) },
  { code: "site_down", of: isAddress, hosts: ["@", "www"] },
];

/** The whole zone, of which only a part was passed. */
interface WholeZone {
  /** How many records there are now, those that the system manages left out. */
  ownCount: number;
  /** All records as they are to be. Called only if a name goes. */
  desired: () => readonly ZoneRecord[];
}

/**
 * The consequences that people will notice once the changes are done.
 * @param existing @param desired all records of the zone, or with `whole` those at the hosts that change
 */
export function consequences(
  existing: readonly ExistingRecord[],
  desired: readonly ZoneRecord[],
  changes: readonly Change[],
  zone: string,
  whole: WholeZone = { ownCount: countOwn(existing), desired: () => desired },
): Consequence[] {
  const found: Consequence[] = [];
  // Only where something changes is anything lost; a zone may have thousands of hosts.
  const touched = new Set<string>();
  for (const change of changes) {
    if (change.kind === "keep") continue;
    if (change.kind !== "add") touched.add(change.from.host);
    if (change.kind !== "delete") touched.add(change.to.host);
  }
  if (touched.size === 0) return found;
  const isTouched = ({ host }: ZoneRecord) => touched.has(host);
  const existingAt = byHost(existing.filter(isTouched));
  const desiredHere = desired.filter(isTouched);
  const desiredAt = byHost(desiredHere);
  const hosts = [...existingAt.keys()];
  const say = (code: Consequence["code"], host: string, params: Record<string, string | number> = {}) =>
    found.push({ code, name: fullName(host, zone), params });
  for (const { code, of, hosts: only } of LOSSES) {
    for (const host of hosts) {
      if (only && !only.includes(host)) continue;
      if (existingAt.get(host)?.some(of) && !desiredAt.get(host)?.some(of)) say(code, host);
    }
  }
  // Several CAA or NS records of one host have one consequence together. A CAA record that restricts nothing has none.
  const said = new Set<string>();
  for (const record of desiredHere) {
    if (record.type !== "NS" && !restrictsIssuers(record)) continue;
    const set = `${record.host} ${record.type}`;
    if (said.has(set)) continue;
    const before = existingAt.get(record.host) ?? [];
    if (before.some((other) => identity(other) === identity(record))) continue;
    said.add(set);
    if (record.type === "NS") {
      if (!before.some((other) => other.type === "NS")) say("delegation_added", record.host);
    } else if (!before.some(restrictsIssuers)) say("caa_restricts", record.host, { value: record.value });
  }
  const vanished = new Set(hosts.filter((host) => !desiredAt.has(host)).map((host) => `${fullName(host, zone)}.`));
  if (vanished.size > 0) {
    for (const record of whole.desired()) {
      if (vanished.has(record.value)) say("alias_dangles", record.host, { target: record.value });
    }
  }
  const { ownCount } = whole;
  if (isBraked(ownCount, changes)) {
    found.push({ code: "brake", name: zone, params: { touched: touchedBy(changes), total: ownCount } });
  }
  return found;
}
