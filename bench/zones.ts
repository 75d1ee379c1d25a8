/** The DNS editor's own work in a zone of 5,000 records: what follows from one edit, and the plan of a change of all of them. */
import { zoneDraftOf } from "../components/zones/zone-draft";
import type { Edit } from "../lib/dns/diff";
import { planChanges } from "../lib/dns/plan";
import type { ExistingRecord } from "../lib/dns/record";
import { type BenchRow, median } from "./row";

const RECORDS = 5_000;
const ROUNDS = 15;
const TARGET_MS = 50;

const records: ExistingRecord[] = Array.from({ length: RECORDS }, (_, n) => ({
  ...{ id: String(n), host: `host${n}`, type: "A", value: `203.0.113.${n % 250}`, ttlSeconds: 600, priority: null },
}));

const changed = (record: ExistingRecord): Edit => ({
  ...{ op: "change", id: record.id, record: { ...record, ttlSeconds: 3_600 } },
});

/** The processor's time, not the clock's: what else runs on the machine has no part in it. */
function medianMs(run: () => unknown): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
  return median(times);
}

export async function run(): Promise<BenchRow[]> {
  const one = records.slice(17, 18).map(changed);
  const { changes } = zoneDraftOf(records, records.map(changed), "example.com");
  const baseline = { name: "the records copied by structuredClone", value: medianMs(() => structuredClone(records)) };
  const row = (name: string, value: number): BenchRow => ({
    ...{ name, value, unit: "ms", baseline, target: `≤ ${TARGET_MS} ms`, met: value <= TARGET_MS },
  });
  return [
    row(
      "a zone of 5,000 records: what follows from one edit",
      medianMs(() => zoneDraftOf(records, one, "example.com")),
    ),
    row(
      "a zone of 5,000 records: the plan that changes all of them",
      medianMs(() => planChanges(changes)),
    ),
  ];
}
