import type { ZoneRecord } from "./record";

/** The records of each host, in their order. A zone may have thousands: none is looked for by reading all of them. */
export function byHost<R extends ZoneRecord>(records: readonly R[]): Map<string, R[]> {
  const found = new Map<string, R[]>();
  for (const record of records) {
    const same = found.get(record.host);
    if (same) same.push(record);
    else found.set(record.host, [record]);
  }
  return found;
}
