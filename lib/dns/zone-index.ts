import { type ExistingRecord, isManaged } from "./record";

/** A zone's records by id and host: an edit of a few of thousands of records then reads those at their hosts alone. */
export interface ZoneIndex {
  /** The host of the record with this id; undefined where there is none. */
  hostOf(id: string): string | undefined;
  /** The records at these hosts, in the zone's order. */
  at(hosts: Iterable<string>): ExistingRecord[];
  /** How many records the zone's owner may change. */
  ownCount: number;
}

/** A list of records is never changed: another state of the zone is another list. */
const indexOf = new WeakMap<readonly ExistingRecord[], ZoneIndex>();

/** The index of a zone's records, made once for each list of records. */
export function zoneIndex(records: readonly ExistingRecord[]): ZoneIndex {
  const known = indexOf.get(records);
  if (known) return known;
  const hosts = new Map(records.map(({ id, host }) => [id, host]));
  const places = new Map<string, number[]>();
  for (const [at, { host }] of records.entries()) {
    const same = places.get(host);
    if (same) same.push(at);
    else places.set(host, [at]);
  }
  const made: ZoneIndex = {
    hostOf: (id) => hosts.get(id),
    at: (wanted) =>
      [...new Set(wanted)]
        .flatMap((host) => places.get(host) ?? [])
        .sort((a, b) => a - b)
        .flatMap((at) => records[at] ?? []),
    ownCount: records.filter((record) => !isManaged(record)).length,
  };
  indexOf.set(records, made);
  return made;
}
