import type { ValueOf } from "@/lib/cndns/endpoint";
import type { listRecords } from "@/lib/cndns/endpoints/domain-dns";
import { canonicalRecord } from "@/lib/dns/compose";
import { type ExistingRecord, isManaged, isRecordType, LIMITS } from "@/lib/dns/record";
import type { LockedRecord } from "./contract";

/** Names of the DNS route for everybody, in the upstream's answers. */
const DEFAULT_ROUTES: readonly string[] = ["", "默认", "default", "全部"];

type Listed = ValueOf<typeof listRecords>["items"][number];

/**
 * Separates the records that can be edited from those that are only shown; the domain itself first, then by host,
 * type and value.
 */
export function sortRecords(
  listed: readonly Listed[],
  zone: string,
): { records: ExistingRecord[]; locked: LockedRecord[] } {
  const records: ExistingRecord[] = [];
  const locked: LockedRecord[] = [];
  for (const item of listed) {
    const type = item.type.trim().toUpperCase();
    const ttlSeconds = item.ttlSeconds ?? LIMITS.ttlDefaultSeconds;
    const route = item.line === null || DEFAULT_ROUTES.includes(item.line.toLowerCase()) ? null : item.line;
    if (!isRecordType(type)) {
      locked.push({ host: item.host || "@", type, value: item.value, ttlSeconds, route });
      continue;
    }
    const raw = { id: item.recordId, host: item.host, type, value: item.value, ttlSeconds, priority: item.priority };
    const record = canonicalRecord(raw, zone);
    if (isManaged(record) || route) locked.push({ host: record.host, type, value: record.value, ttlSeconds, route });
    else records.push(record);
  }
  const order = (record: { host: string; type: string; value: string }) => {
    const host = record.host === "@" ? "" : record.host;
    return `${host} ${record.type} ${record.value}`;
  };
  records.sort((a, b) => (order(a) < order(b) ? -1 : 1));
  return { records, locked };
}
