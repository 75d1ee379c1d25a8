import { type ExistingRecord, isManaged, type RecordType } from "./record";

/** A zone's records by id and host: an edit of a few of thousands of records then reads those at their hosts alone. */
export interface ZoneIndex {
  /** Where the record with this id stands in the zone; undefined where there is none. */
  placeOf(id: string): number | undefined;
  /** The records at these hosts, in the zone's order. */
  at(hosts: Iterable<string>): ExistingRecord[];
  /** How many records the zone's owner may change. */
  ownCount: number;
  /** How many records each type has. */
  ofType: ReadonlyMap<RecordType, number>;
}

/** A list of records is never changed: another state of the zone is another list. */
const indexOf = new WeakMap<readonly ExistingRecord[], ZoneIndex>();

/** The index of a zone's records, made once for each list of records. */
export function zoneIndex(records: readonly ExistingRecord[]): ZoneIndex {
  const known = indexOf.get(records);
  if (known) return known;
  const places = new Map(records.map(({ id }, at) => [id, at]));
  const atHost = new Map<string, number[]>();
  const ofType = new Map<RecordType, number>();
  for (const [at, { host, type }] of records.entries()) {
    const same = atHost.get(host);
    if (same) same.push(at);
    else atHost.set(host, [at]);
    ofType.set(type, (ofType.get(type) ?? 0) + 1);
  }
  const made: ZoneIndex = {
    placeOf: (id) => places.get(id),
    at: (wanted) =>
      [...new Set(wanted)]
        .flatMap((host) => atHost.get(host) ?? [])
        .sort((a, b) => a - b)
        .flatMap((at) => records[at] ?? []),
    ownCount: records.filter((record) => !isManaged(record)).length,
    ofType,
  };
  indexOf.set(records, made);
  return made;
}
