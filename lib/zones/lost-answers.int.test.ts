import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { CustomerActor } from "@/lib/core/actor";
import { HOUR_MS, MINUTE_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { applyChanges } from "./apply-changes";
import { listZoneChanges } from "./list-zone-changes";
import { refreshZone } from "./refresh-zone";
import { settleInterruptedZones } from "./settle-interrupted-zones";
import { type OwnZone, rec, startZoneWorld, type ZoneWorld } from "./testing/zone-world";

let world: ZoneWorld;
let own: OwnZone;
let owner: CustomerActor;
let id: string;
beforeAll(async () => {
  world = await startZoneWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  own = await world.zone();
  ({ owner, id } = own);
});

describe("lost answers, refusals and crashes", () => {
  const fault = (kind: "dropAfter" | "dropBefore" | "code" | "hangAfter", endpoint: string, more: object = {}) =>
    world.control("faults", { kind, endpoint, ...more });

  it("the outcome of a lost reply of AddRec is found by reading: nothing is added twice", async () => {
    await refreshZone(owner, { id });
    await fault("dropAfter", "domains.AddRec");
    const { change } = await own.save([{ op: "add", record: rec("www", "A", "8.8.8.8") }]);
    expect(change?.state).toBe("done");
    expect(own.records()).toEqual(["www A 8.8.8.8 600"]);
  });

  it("a call that never arrived is reported as such, and changes nothing", async () => {
    await fault("dropBefore", "domains.AddRec");
    const { change } = await own.save([{ op: "add", record: rec("www", "A", "8.8.8.8") }]);
    expect(change).toMatchObject({ state: "failed", steps: [{ state: "unknown", code: "zones.no_answer" }] });
    expect(own.records()).toEqual([]);
  }, 20_000);

  it("lost replies of ModifyRec and DeleteRec are found out as well", async () => {
    const a = own.plant("www", "A", "8.8.8.8");
    const b = own.plant("old", "A", "8.8.4.4");
    await fault("dropAfter", "domains.ModifyRec");
    await fault("dropAfter", "domains.DeleteRec");
    const { change } = await own.save([
      { op: "change", id: a, record: rec("www", "A", "9.9.9.9") },
      { op: "delete", id: b },
    ]);
    expect(change?.state).toBe("done");
    expect(own.records()).toEqual(["www A 9.9.9.9 600"]);
  });

  it("a refusal of the second step of an exclusive change undoes the first one", async () => {
    const a = own.plant("www", "A", "8.8.8.8");
    await fault("code", "domains.AddRec", { code: "11308" });
    const { change } = await own.save([{ op: "change", id: a, record: rec("www", "CNAME", "store.example.com") }]);
    expect(change).toMatchObject({
      state: "failed",
      steps: [
        { op: "delete", state: "restored" },
        { op: "add", state: "failed", code: "zones.refused.domain_state", restored: true },
      ],
    });
    expect(own.records()).toEqual(["www A 8.8.8.8 600"]);
  });

  it("a refusal half way stops: what is done stays, deletions never begin", async () => {
    const old = own.plant("old", "A", "8.8.4.4");
    await refreshZone(owner, { id });
    await fault("code", "domains.DeleteRec", { code: "11321" });
    const { change } = await own.save([
      { op: "add", record: rec("api", "A", "9.9.9.9") },
      { op: "delete", id: old },
    ]);
    expect(change).toMatchObject({ state: "partial", steps: [{ state: "done" }, { state: "failed" }] });
    expect(own.records()).toEqual(["api A 9.9.9.9 600", "old A 8.8.4.4 600"]);
  });

  /** Simulates a process that died after DeleteRec: the stored log shows it, and the lease has expired. */
  async function crashAfterDeletion(minutesAgo = 0) {
    own.plant("www", "A", "8.8.8.8");
    const { version, records } = await refreshZone(owner, { id });
    const [record] = records;
    if (!record) throw new Error("no record");
    const { id: recordId, ...plain } = record;
    const added = rec("www", "CNAME", "x.example.com.");
    const first = { key: "0.0", unit: 0, ifFails: [], op: "delete", id: recordId, record: plain };
    const second = { key: "0.1", unit: 0, ifFails: [{ op: "add", record: plain }], op: "add", record: added };
    const log = [
      { step: first, state: "running" },
      { step: second, state: "planned" },
    ];
    await db.zoneChange.create({
      data: {
        serviceId: id,
        customerId: owner.userId,
        actorKind: "customer",
        at: new Date(Date.now() - minutesAgo * MINUTE_MS),
        before: [record],
        steps: JSON.parse(JSON.stringify({ verified: null, log })),
      },
    });
    world.sandbox.world.transact(() => world.sandbox.world.records.remove(recordId));
    expect(own.records()).toEqual([]);
    return version;
  }

  it("a crash between deletion and addition is undone by the next save", async () => {
    const version = await crashAfterDeletion();
    const edits = [{ op: "add" as const, record: rec("api", "A", "9.9.9.9") }];
    // The record has a new number now, so the old version is outdated: the zone must be read again before saving.
    await expect(applyChanges(owner, { id, edits, baseVersion: version, confirmed: false })).rejects.toMatchObject({
      code: "zones.changed_elsewhere",
    });
    expect(own.records()).toEqual(["www A 8.8.8.8 600"]);
    const { rows } = await listZoneChanges(owner, { id, take: 5 });
    expect(rows[0]).toMatchObject({
      state: "failed",
      steps: [{ state: "restored" }, { state: "failed", code: "zones.interrupted" }],
    });
    expect((await own.save(edits)).change?.state).toBe("done");
  });

  it("the worker undoes it when nobody saves again, once, and does not touch a save under way", async () => {
    await crashAfterDeletion(3);
    expect(await settleInterruptedZones(new Date())).toBe(0);
    expect(own.records()).toEqual([]);
    await db.zoneChange.updateMany({ data: { at: new Date(Date.now() - 30 * MINUTE_MS) }, where: { serviceId: id } });
    await Promise.all([settleInterruptedZones(new Date()), settleInterruptedZones(new Date())]);
    expect(own.records()).toEqual(["www A 8.8.8.8 600"]);
    expect(await settleInterruptedZones(new Date())).toBe(0);
  });

  it("a change is done, once, when the zone shows it late", async () => {
    await refreshZone(owner, { id });
    await world.control("faults", { kind: "lag", endpoint: "domains.AddRec", ms: HOUR_MS });
    const { change } = await own.save([{ op: "add", record: rec("www", "A", "8.8.8.8") }]);
    expect(change?.state).toBe("done");
    expect(change?.added).toMatchObject([{ host: "www", value: "8.8.8.8" }]);
    expect(own.records()).toEqual(["www A 8.8.8.8 600"]);
  });
});
