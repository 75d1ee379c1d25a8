/** An import of as many records as are taken at once: reading the file, checking its rows, and planning what they do to a zone. */
import type { ZoneRecord } from "../lib/dns/record";
import { checkRows } from "../lib/dns/zone-file/check-rows";
import { IMPORT_LIMITS } from "../lib/dns/zone-file/import-row";
import { planImport } from "../lib/dns/zone-file/plan-import";
import { readZoneFile } from "../lib/dns/zone-file/read-zone-file";
import { writeZoneFile } from "../lib/dns/zone-file/write-zone-file";
import { type BenchRow, median } from "./row";

const ZONE = "example.com";
const ROUNDS = 15;
const TARGET_MS = 200;

const made: ((at: number) => Pick<ZoneRecord, "type" | "value" | "priority">)[] = [
  (at) => ({ type: "A", value: `8.8.${at >> 8}.${at & 255}`, priority: null }),
  (at) => ({ type: "CNAME", value: `target${at}.example.net.`, priority: null }),
  (at) => ({ type: "MX", value: `mx${at}.example.net.`, priority: 10 }),
  (at) => ({ type: "TXT", value: `v=spf1 include:spf${at}.example.net -all`, priority: null }),
  (at) => ({ type: "AAAA", value: `2400:3200::${(at + 1).toString(16)}`, priority: null }),
];

function records(): ZoneRecord[] {
  return Array.from({ length: IMPORT_LIMITS.records }, (_, at) => {
    const make = made[at % made.length];
    if (!make) throw new Error("no type");
    return { host: `host${at}`, ttlSeconds: 600, ...make(at) };
  });
}

export async function run(): Promise<BenchRow[]> {
  const all = records();
  const text = writeZoneFile({ zone: ZONE, records: all, nameServers: [], at: new Date() });
  const existing = all.map((record, at) => ({ ...record, id: String(at), ttlSeconds: at % 3 === 0 ? 900 : 600 }));
  const times = (work: () => unknown) =>
    Array.from({ length: ROUNDS }, () => {
      const started = performance.now();
      work();
      return performance.now() - started;
    });
  const plan = (mode: "add" | "replace", before: typeof existing) =>
    times(() => planImport(before, [], checkRows(readZoneFile(text, ZONE), ZONE), mode));
  const json = JSON.stringify(all);
  const baseline = { name: "the records read by JSON.parse", value: median(times(() => JSON.parse(json))) };
  const row = (name: string, value: number): BenchRow => ({
    ...{ name, value, unit: "ms", baseline, target: `≤ ${TARGET_MS} ms`, met: value <= TARGET_MS },
  });
  return [
    row("import of 5,000 records into an empty zone: read and plan", median(plan("add", []))),
    row("import of 5,000 records in place of as many: read and plan", median(plan("replace", existing))),
  ];
}
