import "server-only";
import { createHash } from "node:crypto";
import { type ExistingRecord, identity } from "@/lib/dns/record";

/** A hash of a zone's records with their numbers: another version means that somebody changed the zone. */
export function zoneVersion(records: readonly ExistingRecord[]): string {
  const lines = records.map((record) => `${record.id} ${identity(record)} ${record.ttlSeconds}`).sort();
  return createHash("sha256").update(lines.join("\n")).digest("base64url").slice(0, 22);
}
