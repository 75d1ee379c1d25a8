import type { RecordType, ZoneRecord } from "@/lib/dns/record";

/** A record for tests of views. */
export const viewedRecord = (
  host: string,
  type: RecordType,
  value: string,
  priority: number | null = null,
): ZoneRecord => ({
  ...{ host, type, value, ttlSeconds: 600, priority },
});
