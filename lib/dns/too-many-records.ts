/** What counts against the most records of a domain: also what is shown and can't be edited. */
export interface LimitedZone {
  records: readonly unknown[];
  locked: readonly unknown[];
  unreadable: readonly unknown[];
  /** How many records the domain may have; null: not known. */
  mostRecords: number | null;
}

export interface TooManyRecords {
  /** How many there would be. */
  count: number;
  most: number;
  /** How many of them are too many. */
  over: number;
}

const countOf = (zone: LimitedZone, editable: number): number => editable + zone.locked.length + zone.unreadable.length;

/** How many records the zone may have more than it has, never below 0; undefined: no limit is known. */
export const roomIn = (zone: LimitedZone): number | undefined =>
  zone.mostRecords === null ? undefined : Math.max(0, zone.mostRecords - countOf(zone, zone.records.length));

/**
 * Whether a zone with so many editable records would have more than its domain may have; null: it would not. A zone that has too many
 * already may be changed as long as it does not grow.
 */
export function tooManyRecords(zone: LimitedZone, editable: number): TooManyRecords | null {
  const most = zone.mostRecords;
  const count = countOf(zone, editable);
  if (most === null || count <= most || editable <= zone.records.length) return null;
  return { count, most, over: count - most };
}
