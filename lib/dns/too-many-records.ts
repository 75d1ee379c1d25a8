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

/**
 * Whether a zone with so many editable records would have more than its domain may have; null: it would not. A zone that has too many
 * already may be changed as long as it does not grow.
 */
export function tooManyRecords(zone: LimitedZone, editable: number): TooManyRecords | null {
  const most = zone.mostRecords;
  const count = editable + zone.locked.length + zone.unreadable.length;
  if (most === null || count <= most || editable <= zone.records.length) return null;
  return { count, most, over: count - most };
}
