import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { type Change, type DesiredRecord, diffZone } from "./diff";
import { excludes, isTwin, type Plan, planChanges } from "./plan";
import { type ExistingRecord, identity, sameRecord, type ZoneRecord } from "./record";
import { type CallResult, type ChangeableZone, newLog, runPlan } from "./run";

/** A simulated zone with the upstream's refusals. `failAt` is the number of the call that fails. */
class SimulatedZone implements ChangeableZone {
  records: ExistingRecord[];
  calls = 0;
  private static nextId = 1000;

  constructor(
    records: readonly ExistingRecord[],
    private failAt: number,
    private how: "refuse" | "crash",
    /** When true, an MX that differs only in its priority counts as a duplicate. */
    private strict: boolean,
    /** More records are refused, as the upstream does. */
    private most = Number.POSITIVE_INFINITY,
  ) {
    this.records = records.map((record) => ({ ...record }));
  }

  private clashes(other: ZoneRecord, record: ZoneRecord): boolean {
    return excludes(other, record) || (this.strict && isTwin(other, record));
  }

  private fault(): CallResult | null {
    this.calls += 1;
    if (this.calls !== this.failAt) return null;
    if (this.how === "crash") throw new Error("crash");
    return { ok: false, code: "planted", unknown: false };
  }

  async add(record: ZoneRecord): Promise<CallResult> {
    const fault = this.fault();
    if (fault) return fault;
    if (this.records.some((other) => this.clashes(other, record)))
      return { ok: false, code: "excluded", unknown: false, maybeTwin: true };
    if (this.records.length >= this.most) return { ok: false, code: "full", unknown: false };
    const id = String(SimulatedZone.nextId++);
    this.records.push({ ...record, id });
    return { ok: true, id };
  }

  async modify(id: string, record: ZoneRecord): Promise<CallResult> {
    const fault = this.fault();
    if (fault) return fault;
    const found = this.records.find((other) => other.id === id);
    if (!found) return { ok: false, code: "11318", unknown: false };
    // The call sends only value and TTL, so everything else stays as it was.
    const after = { ...found, value: record.value, ttlSeconds: record.ttlSeconds };
    if (this.records.some((other) => other.id !== id && this.clashes(other, after))) {
      return { ok: false, code: "excluded", unknown: false };
    }
    Object.assign(found, after);
    return { ok: true, id };
  }

  async remove(id: string): Promise<CallResult> {
    const fault = this.fault();
    if (fault) return fault;
    if (!this.records.some((other) => other.id === id)) return { ok: false, code: "11318", unknown: false };
    this.records = this.records.filter((other) => other.id !== id);
    return { ok: true, id };
  }
}

const hosts = fc.constantFrom("@", "a", "b");
const ttls = fc.constantFrom(300, 600);
const anyRecord: fc.Arbitrary<ZoneRecord> = fc.oneof(
  fc.record({
    host: hosts,
    type: fc.constant("A" as const),
    value: fc.constantFrom("1.1.1.1", "2.2.2.2", "3.3.3.3"),
    ttlSeconds: ttls,
    priority: fc.constant(null),
  }),
  fc.record({
    host: hosts,
    type: fc.constant("CNAME" as const),
    value: fc.constantFrom("x.example.", "y.example."),
    ttlSeconds: ttls,
    priority: fc.constant(null),
  }),
  fc.record({
    host: hosts,
    type: fc.constant("TXT" as const),
    value: fc.constantFrom("one", "two"),
    ttlSeconds: ttls,
    priority: fc.constant(null),
  }),
  fc.record({
    host: hosts,
    type: fc.constant("MX" as const),
    value: fc.constantFrom("m.example.", "n.example."),
    ttlSeconds: ttls,
    priority: fc.constantFrom(5, 10),
  }),
);

function valid(records: readonly ZoneRecord[]): ZoneRecord[] {
  const kept: ZoneRecord[] = [];
  for (const record of records)
    if (!kept.some((other) => excludes(other, record) || isTwin(other, record))) kept.push(record);
  return kept;
}

const scenario = fc
  .record({
    was: fc.array(anyRecord, { maxLength: 9 }),
    wish: fc.array(fc.tuple(anyRecord, fc.nat(12)), { maxLength: 9 }),
    stay: fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
  })
  .map(({ was, wish, stay }) => {
    const existing = valid(was).map((record, i) => ({ ...record, id: String(i) }));
    const stays = existing.filter((_, i) => stay[i]).map((record) => ({ ...record, from: record.id }));
    const desired: DesiredRecord[] = [];
    const used = new Set(stays.map((record) => record.from));
    for (const record of stays) desired.push(record);
    for (const [record, from] of wish) {
      if (desired.some((other) => excludes(other, record) || isTwin(other, record))) continue;
      const hint = String(from);
      desired.push(!used.has(hint) && existing.some((e) => e.id === hint) ? { ...record, from: hint } : record);
      used.add(hint);
    }
    return { existing, desired };
  });

const text = (records: readonly ZoneRecord[]) => records.map((r) => `${identity(r)} ${r.ttlSeconds}`).sort();

/** Records of the original zone that must not disappear, each with the record that may replace it. */
function protectedOnes(changes: readonly Change[]): { from: ExistingRecord; to: ZoneRecord | null }[] {
  return changes.flatMap((c) =>
    c.kind === "delete" || c.kind === "add" ? [] : [{ from: c.from, to: c.kind === "keep" ? null : c.to }],
  );
}

const has = (records: readonly ZoneRecord[], record: ZoneRecord | null) =>
  record !== null && records.some((r) => sameRecord(r, record));

async function run(
  existing: readonly ExistingRecord[],
  plan: Plan,
  failAt: number,
  how: "refuse" | "crash",
  strict = true,
  most?: number,
) {
  const zone = new SimulatedZone(existing, failAt, how, strict, most);
  const log = newLog(plan);
  let crashed = false;
  try {
    await runPlan(log, zone, async () => {});
  } catch (error) {
    if (!(error instanceof Error && error.message === "crash")) throw error;
    crashed = true;
  }
  return { zone, log, crashed };
}

// Properties run many cases; a busy machine needs more than the usual five seconds.
vi.setConfig({ testTimeout: 30_000 });

describe("plan", () => {
  it("makes the zone what was wished, and the log says so", async () => {
    await fc.assert(
      fc.asyncProperty(scenario, fc.boolean(), async ({ existing, desired }, strict) => {
        const plan = planChanges(diffZone(existing, desired));
        const { zone, log } = await run(existing, plan, 0, "refuse", strict);
        expect(log.every((entry) => entry.state === "done")).toBe(true);
        expect(text(zone.records)).toEqual(text(desired));
        expect(diffZone(zone.records, desired).every((change) => change.kind === "keep")).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("never has more records than the zone may have, and is undone as well where there is no room", async () => {
    await fc.assert(
      fc.asyncProperty(scenario, fc.nat(2), async ({ existing, desired }, spare) => {
        const most = Math.max(existing.length, desired.length) + spare;
        const changes = diffZone(existing, desired);
        const plan = planChanges(changes, { room: most - existing.length });
        const { zone, log } = await run(existing, plan, 0, "refuse", true, most);
        expect(log.every((entry) => entry.state === "done")).toBe(true);
        expect(text(zone.records)).toEqual(text(desired));
        for (let failAt = 1; failAt <= zone.calls; failAt++) {
          const failed = await run(existing, plan, failAt, "refuse", true, most);
          for (const { from, to } of protectedOnes(changes)) {
            expect(has(failed.zone.records, from) || has(failed.zone.records, to)).toBe(true);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it("after a refusal of any step nothing that was to stay or to be replaced is gone without its replacement", async () => {
    await fc.assert(
      fc.asyncProperty(scenario, fc.boolean(), async ({ existing, desired }, strict) => {
        const changes = diffZone(existing, desired);
        const plan = planChanges(changes);
        const undisturbed = await run(existing, plan, 0, "refuse", strict);
        for (let failAt = 1; failAt <= undisturbed.zone.calls; failAt++) {
          const { zone, log } = await run(existing, plan, failAt, "refuse", strict);
          for (const { from, to } of protectedOnes(changes)) {
            expect(has(zone.records, from) || has(zone.records, to)).toBe(true);
          }
          // The unit of the failed step was undone: its deletions are restored, its additions removed.
          const failed = log.find((entry) => entry.state === "failed");
          expect(failed).toBeDefined();
          const unit = log.map((entry) => entry.step).filter((step) => step.unit === failed?.step.unit);
          for (const step of unit) {
            expect(has(zone.records, step.op === "modify" ? step.before : step.record)).toBe(step.op !== "add");
          }
          for (const entry of log) expect(["done", "failed", "restored", "skipped"]).toContain(entry.state);
          // The done, failed and skipped steps explain the zone, so a second try reaches the desired zone.
          const again = await run(zone.records, planChanges(diffZone(zone.records, desired)), 0, "refuse", strict);
          expect(text(again.zone.records)).toEqual(text(desired));
          // Undoing restores the original zone.
          const undone = await run(zone.records, planChanges(diffZone(zone.records, existing)), 0, "refuse", strict);
          expect(text(undone.zone.records)).toEqual(text(existing));
        }
      }),
      { numRuns: 400 },
    );
  });

  it("after a crash at any step only records whose types exclude each other can be missing", async () => {
    await fc.assert(
      fc.asyncProperty(scenario, fc.boolean(), async ({ existing, desired }, strict) => {
        const changes = diffZone(existing, desired);
        const plan = planChanges(changes);
        const exclusive = (record: ZoneRecord) =>
          plan.steps.some(
            (step) => step.op === "add" && (excludes(step.record, record) || (strict && isTwin(step.record, record))),
          );
        const undisturbed = await run(existing, plan, 0, "refuse", strict);
        for (let failAt = 1; failAt <= undisturbed.zone.calls; failAt++) {
          const { zone, crashed } = await run(existing, plan, failAt, "crash", strict);
          expect(crashed).toBe(true);
          for (const { from, to } of protectedOnes(changes)) {
            if (exclusive(from)) continue;
            expect(has(zone.records, from) || has(zone.records, to)).toBe(true);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  const rec = (
    id: string,
    host: string,
    type: ZoneRecord["type"],
    value: string,
    priority: number | null = null,
  ): ExistingRecord => ({ id, host, type, value, ttlSeconds: 600, priority });
  const shape = (existing: ExistingRecord[], desired: DesiredRecord[]) =>
    planChanges(diffZone(existing, desired)).steps.map(
      (s) => `${s.op} ${s.record.host} ${s.record.type} ${s.record.value}`,
    );

  it("changes a value in place", () => {
    expect(shape([rec("1", "www", "A", "1.1.1.1")], [{ ...rec("1", "www", "A", "2.2.2.2"), from: "1" }])).toEqual([
      "modify www A 2.2.2.2",
    ]);
  });

  it("adds before it deletes when the priority changes", () => {
    const desired = [{ ...rec("1", "@", "MX", "m.example.", 5), from: "1" }];
    expect(shape([rec("1", "@", "MX", "m.example.", 10)], desired)).toEqual([
      "add @ MX m.example.",
      "delete @ MX m.example.",
    ]);
  });

  it("deletes first only where the types exclude each other", () => {
    const plan = planChanges(
      diffZone([rec("1", "www", "A", "1.1.1.1")], [{ ...rec("1", "www", "CNAME", "x.example."), from: "1" }]),
    );
    expect(plan.steps.map((step) => step.op)).toEqual(["delete", "add"]);
    expect(plan.steps[1]?.ifFails).toEqual([
      { op: "add", record: { host: "www", type: "A", value: "1.1.1.1", ttlSeconds: 600, priority: null } },
    ]);
  });

  it("deletes first where there is no room: what goes anyway, else what is replaced", () => {
    const existing = [rec("1", "@", "MX", "m.example.", 10), rec("2", "old", "A", "1.1.1.1")];
    const desired = [{ ...rec("1", "@", "MX", "m.example.", 5), from: "1" }];
    const ops = (wish: DesiredRecord[]) =>
      planChanges(diffZone(existing, wish), { room: 0 }).steps.map((step) => `${step.op} ${step.record.host}`);
    expect(ops(desired)).toEqual(["delete old", "add @", "delete @"]);
    expect(ops([...desired, { ...rec("2", "old", "A", "1.1.1.1"), from: "2" }])).toEqual(["delete @", "add @"]);
  });

  it("costs nothing when two records swap their values", () => {
    const existing = [rec("1", "@", "A", "1.1.1.1"), rec("2", "@", "A", "2.2.2.2")];
    expect(
      shape(existing, [
        { ...rec("1", "@", "A", "2.2.2.2"), from: "1" },
        { ...rec("2", "@", "A", "1.1.1.1"), from: "2" },
      ]),
    ).toEqual([]);
  });
});
