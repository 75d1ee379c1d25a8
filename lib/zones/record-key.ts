import "server-only";
import { createHash } from "node:crypto";
import { recordName } from "@/lib/dns/moved-records";
import type { ZoneRecord } from "@/lib/dns/record";

/** What a record is found by in tables: a hash of what it is, because its number at the upstream changes. */
export function recordKey(record: Pick<ZoneRecord, "host" | "type" | "value">): string {
  return createHash("sha256").update(recordName(record)).digest("base64url");
}
