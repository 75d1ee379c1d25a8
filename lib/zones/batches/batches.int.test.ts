import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { CustomerActor } from "@/lib/core/actor";
import { MINUTE_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { changeBatchDomainJob } from "@/lib/db/queued-jobs";
import type { RecordChange } from "@/lib/dns/record-change";
import { listZoneChanges } from "../list-zone-changes";
import { type OwnZone, rec, startZoneWorld, type ZoneWorld } from "../testing/zone-world";
import { changeBatchDomain } from "./change-batch-domain";
import { listBatches } from "./list-batches";
import { previewBatch } from "./preview-batch";
import { readBatch } from "./read-batch";
import { startBatch } from "./start-batch";
import { sweepBatches } from "./sweep-batches";

let world: ZoneWorld;
let owner: CustomerActor;
let zones: OwnZone[];
beforeAll(async () => {
  world = await startZoneWorld();
});
afterAll(() => world.close());
/** Three domains of one customer, each with a mail server. */
beforeEach(async () => {
  zones = [await world.zone(), await world.zone(), await world.zone()];
  owner = zones[0]?.owner as CustomerActor;
  const ids = zones.map(({ id }) => id);
  await db.service.updateMany({ where: { id: { in: ids } }, data: { customerId: owner.userId } });
  for (const zone of zones) zone.plant("@", "MX", "mx.old.example.");
});

const newMail: RecordChange = {
  kind: "replace",
  host: "@",
  type: "MX",
  records: [rec("@", "MX", "mx.new.example.", 10)],
};
const zone = (at: number) => zones[at] as OwnZone;

/** A batch as it was previewed, in the domains that it fits. */
async function started(change: RecordChange, confirmed = false): Promise<{ id: string; rows: string[] }> {
  const { domains } = await previewBatch(owner, { serviceIds: zones.map(({ id }) => id), change });
  const ready = domains.filter(({ state }) => state !== "problem");
  const { id } = await startBatch(owner, {
    change,
    domains: ready.map(({ serviceId, version }) => ({ serviceId, version, confirmed })),
  });
  const rows = await db.zoneBatchDomain.findMany({ where: { batchId: id }, orderBy: { place: "asc" } });
  return { id, rows: rows.map((row) => row.id) };
}

const results = async (id: string) => (await readBatch(owner, { id })).domains.map(({ state, code }) => [state, code]);

describe("preview", () => {
  it("says for each domain what would change and what stands in the way, and changes nothing", async () => {
    zone(1).plant("@", "MX", "mx.new.example.");
    await db.service.update({ where: { id: zone(2).id }, data: { expiresAt: new Date(Date.now() - MINUTE_MS) } });
    const serviceIds = zones.map(({ id }) => id);
    const { domains } = await previewBatch(owner, { serviceIds, change: newMail });
    expect(domains).toMatchObject([
      { state: "ready", removed: [{ value: "mx.old.example." }], added: [{ value: "mx.new.example." }], brake: null },
      { state: "ready", removed: [{ value: "mx.old.example." }], added: [] },
      { state: "problem", problem: { code: "zones.expired" } },
    ]);
    const bad = { kind: "add" as const, records: [rec("www", "A", "nowhere")] };
    const [wrong] = (await previewBatch(owner, { serviceIds: [zone(0).id], change: bad })).domains;
    expect(wrong).toMatchObject({ state: "problem", problem: { record: { host: "www" } } });
    const beside = { kind: "add" as const, records: [rec("@", "CNAME", "shop.example.")] };
    const [conflict] = (await previewBatch(owner, { serviceIds: [zone(0).id], change: beside })).domains;
    expect(conflict?.state).toBe("problem");
    expect(zone(0).records()).toEqual(["@ MX 10 mx.old.example. 600"]);
  });

  it("a domain of somebody else is not found, nor is a batch", async () => {
    const stranger = await world.customer();
    const one = { serviceIds: [zone(0).id], change: newMail };
    await expect(previewBatch(stranger, one)).rejects.toMatchObject({ code: "not_found" });
    const wanted = { change: newMail, domains: [{ serviceId: zone(0).id, version: "x", confirmed: true }] };
    await expect(startBatch(stranger, wanted)).rejects.toMatchObject({ code: "not_found" });
    const { id } = await started(newMail);
    await expect(readBatch(stranger, { id })).rejects.toMatchObject({ code: "not_found" });
    expect((await listBatches(stranger, { take: 5 })).rows).toEqual([]);
  });
});

describe("jobs", () => {
  it("each domain is changed through its own history; what has changed since the preview is refused", async () => {
    zone(1).plant("@", "MX", "mx.new.example.");
    const { id, rows } = await started(newMail);
    zone(2).plant("www", "A", "8.8.8.8");
    for (const row of rows) await changeBatchDomain(row);
    expect(await results(id)).toEqual([
      ["done", null],
      ["done", null],
      ["refused", "zones.changed_elsewhere"],
    ]);
    expect(zone(0).records()).toEqual(["@ MX 10 mx.new.example. 600"]);
    expect(zone(1).records()).toEqual(["@ MX 10 mx.new.example. 600"]);
    const { rows: history } = await listZoneChanges(owner, { id: zone(0).id, take: 5 });
    expect(history).toMatchObject([{ kind: "edit", by: "customer", state: "done" }]);
    expect((await listBatches(owner, { take: 5 })).rows).toMatchObject([
      { id, counts: { total: 3, open: 0, done: 2, unchanged: 0, failed: 1 } },
    ]);
  });

  it("what a domain has already is left alone, and a large change waits for its confirmation", async () => {
    const brakes: RecordChange = { kind: "delete", host: null, type: "A", text: null };
    for (let at = 0; at < 10; at += 1) zone(0).plant(`h${at}`, "A", "8.8.8.8");
    const { domains } = await previewBatch(owner, { serviceIds: zones.map(({ id }) => id), change: brakes });
    expect(domains).toMatchObject([
      { brake: { touched: 10, total: 11 } },
      { state: "unchanged" },
      { state: "unchanged" },
    ]);
    const open = await started(brakes);
    for (const row of open.rows) await changeBatchDomain(row);
    expect(await results(open.id)).toEqual([
      ["refused", "zones.brake"],
      ["unchanged", null],
      ["unchanged", null],
    ]);
    expect(zone(0).records()).toHaveLength(11);
    const agreed = await started(brakes, true);
    for (const row of agreed.rows) await changeBatchDomain(row);
    expect(zone(0).records()).toEqual(["@ MX 10 mx.old.example. 600"]);
  });

  it("a refusal half way and a lost answer are told as what they are", async () => {
    const { id, rows } = await started(newMail);
    const [first = "", second = ""] = rows;
    await world.control("faults", { kind: "code", endpoint: "domains.ModifyRec", code: "11318" });
    await changeBatchDomain(first);
    world.sandbox.faults.clear();
    await world.control("faults", { kind: "dropBefore", endpoint: "domains.ModifyRec" });
    await changeBatchDomain(second);
    expect((await results(id)).slice(0, 2)).toEqual([
      ["refused", "zones.refused.record_not_found"],
      ["unknown", "zones.no_answer"],
    ]);
  }, 30_000);

  it("a domain that somebody else changes is tried again, and refused after some tries", async () => {
    const { id, rows } = await started(newMail);
    const [row = ""] = rows;
    // Somebody else changes the zone, for longer than the job waits.
    await db.zoneCache.updateMany({
      where: { serviceId: zone(0).id },
      data: { leaseUntil: new Date(Date.now() + MINUTE_MS) },
    });
    await expect(changeBatchDomain(row)).rejects.toMatchObject({ code: "zones.busy" });
    expect((await results(id))[0]).toEqual(["running", null]);
    await db.zoneBatchDomain.update({ where: { id: row }, data: { tries: 4 } });
    await changeBatchDomain(row);
    expect((await results(id))[0]).toEqual(["refused", "zones.busy"]);
  }, 40_000);
});

describe("kills", () => {
  /** The process died in the first domain, after its call was sent: the change is written and runs, the others wait. */
  async function killedInFirst(sent: boolean) {
    const { id, rows } = await started(newMail);
    const [row = ""] = rows;
    const { domains } = await previewBatch(owner, { serviceIds: [zone(0).id], change: newMail });
    const [removed] = domains[0]?.removed ?? [];
    const cached = await db.zoneCache.findUniqueOrThrow({ where: { serviceId: zone(0).id } });
    const [record] = (cached.records as unknown as { records: { id: string }[] }).records;
    const step = {
      key: "0.0",
      unit: 0,
      ifFails: [],
      op: "modify",
      id: record?.id,
      record: domains[0]?.added[0],
      before: removed,
    };
    const change = await db.zoneChange.create({
      data: {
        ...{ serviceId: zone(0).id, customerId: owner.userId, actorKind: "customer", actorId: owner.userId },
        before: [record] as never,
        steps: JSON.parse(JSON.stringify({ verified: null, log: [{ step, state: "running" }] })),
      },
    });
    await db.zoneBatchDomain.update({ where: { id: row }, data: { state: "running", changeId: change.id, tries: 1 } });
    if (sent) {
      const { records } = world.sandbox.world;
      const there = records.get(record?.id ?? "");
      if (!there) throw new Error("no record");
      world.sandbox.world.transact(() => records.put(there.id, { ...there, value: "mx.new.example." }));
    }
    return { id, rows, row };
  }

  it("after a kill the begun domain is settled, never sent again, and the others go on", async () => {
    const { id, rows } = await killedInFirst(true);
    for (const row of rows) await changeBatchDomain(row);
    expect(await results(id)).toEqual([
      ["done", null],
      ["done", null],
      ["done", null],
    ]);
    expect(await db.zoneChange.count({ where: { serviceId: zone(0).id } })).toBe(1);
  });

  it("what did not arrive before the kill is told as interrupted, and nothing is changed", async () => {
    const { id, row } = await killedInFirst(false);
    await changeBatchDomain(row);
    expect((await results(id))[0]).toEqual(["refused", "zones.interrupted"]);
    expect(zone(0).records()).toEqual(["@ MX 10 mx.old.example. 600"]);
  });

  it("two runs of one job at once change a domain once", async () => {
    const { id, rows } = await started(newMail);
    const [row = ""] = rows;
    const outcomes = await Promise.allSettled([changeBatchDomain(row), changeBatchDomain(row)]);
    if (outcomes.some(({ status }) => status === "rejected")) await changeBatchDomain(row);
    expect((await results(id))[0]).toEqual(["done", null]);
    expect(await db.zoneChange.count({ where: { serviceId: zone(0).id } })).toBe(1);
    expect(zone(0).records()).toEqual(["@ MX 10 mx.new.example. 600"]);
  }, 30_000);

  it("a domain whose job is lost is woken again, one with a job is left alone", async () => {
    const { rows } = await started(newMail);
    const [lost = "", waiting = ""] = rows;
    const old = new Date(Date.now() - 30 * MINUTE_MS);
    await db.zoneBatchDomain.updateMany({
      where: { state: { in: ["waiting", "running"] } },
      data: { seenAt: new Date() },
    });
    await db.zoneBatchDomain.updateMany({ where: { id: { in: [lost, waiting] } }, data: { seenAt: old } });
    await db.$executeRaw`SELECT graphile_worker.remove_job(${changeBatchDomainJob.key} || ${lost}::text)`;
    expect(await sweepBatches(db, new Date())).toBe(1);
    const [{ count } = { count: 0 }] = await db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM graphile_worker.jobs WHERE key = ${changeBatchDomainJob.key} || ${lost}::text`;
    expect(count).toBe(1);
    expect(await sweepBatches(db, new Date())).toBe(0);
  });
});
