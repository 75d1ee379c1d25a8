import type { ZoneRecord } from "@/lib/dns/record";

/** So many records one batch adds (BATCH_RECORDS_MOST, whose file brings zod). */
export const COPIED_MOST = 200;

/** The records that are taken from a domain's table to the page for several domains: in memory, because it is the next page of the same visit. */
let copied: readonly ZoneRecord[] = [];

export function keepForBatch(records: readonly ZoneRecord[]): void {
  copied = records.map(({ host, type, value, ttlSeconds, priority }) => ({ host, type, value, ttlSeconds, priority }));
}

export const copiedForBatch = (): readonly ZoneRecord[] => copied;
