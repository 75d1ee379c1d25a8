import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { MINUTE_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { changeBatchDomainJob } from "@/lib/db/queued-jobs";
import type { RecordChange } from "@/lib/dns/record-change";
import { listZoneChanges } from "../list-zone-changes";
import { type OwnZone, rec, startZoneWorld, type ZoneWorld } from "../testing/zone-world";
import { changeBatchDomain } from "./change-batch-domain";
import { findBatchDomains } from "./find-batch-domains";
import { listBatches } from "./list-batches";
import { previewBatch } from "./preview-batch";
import { readBatch } from "./read-batch";
import { startBatch } from "./start-batch";
import { sweepBatches } from "./sweep-batches";
import { listStaffBatches, readStaffBatch } from "./view-staff-batches";

/** Batches of the staff's in domains of several customers: the customers' engine, and what stays of each customer's own. */
let world: ZoneWorld;
let staff: StaffActor;
let zones: OwnZone[];
beforeAll(async () => {
  world = await startZoneWorld();
  const { id: userId } = await db.user.create({
    data: { kind: "staff", role: "support", name: "周敏", email: `${randomUUID()}@example.com`, passwordHash: "" },
  });
  staff = { kind: "staff", role: "support", userId, sessionId: randomUUID(), ip: "203.0.113.7" };
});
afterAll(() => world.close());
/** Three domains of three customers, each with a mail server. */
beforeEach(async () => {
  zones = [await world.zone(), await world.zone(), await world.zone()];
  for (const zone of zones) zone.plant("@", "MX", "mx.old.example.");
});

const zone = (at: number) => zones[at] as OwnZone;
const owner = (at: number) => zone(at).owner as CustomerActor;
const newMail: RecordChange = {
  ...{ kind: "replace", host: "@", type: "MX" },
  records: [rec("@", "MX", "mx.new.example.", 10)],
};

async function started(): Promise<{ id: string; rows: string[] }> {
  const { domains } = await previewBatch(staff, { serviceIds: zones.map(({ id }) => id), change: newMail });
  const { id } = await startBatch(staff, {
    change: newMail,
    domains: domains.map(({ serviceId, version }) => ({ serviceId, version, confirmed: false })),
  });
  const rows = await db.zoneBatchDomain.findMany({ where: { batchId: id }, orderBy: { place: "asc" } });
  return { id, rows: rows.map((row) => row.id) };
}

describe("a batch of the staff's", () => {
  it("is previewed, made and read over several customers, and each sees their own domain's history alone", async () => {
    const { domains } = await previewBatch(staff, { serviceIds: zones.map(({ id }) => id), change: newMail });
    expect(domains.map(({ state, added }) => [state, added.length])).toEqual(Array(3).fill(["ready", 1]));
    const { id, rows } = await started();
    for (const row of rows) await changeBatchDomain(row);
    const batch = await readStaffBatch(staff, { id });
    expect(batch.by).toEqual({ id: staff.userId, name: "周敏" });
    expect(batch.counts).toEqual({ total: 3, open: 0, done: 3, unchanged: 0, failed: 0 });
    expect(batch.domains.map(({ customer }) => customer.id)).toEqual(zones.map((one) => one.owner.userId));
    expect((await listStaffBatches(staff, { take: 5 })).rows[0]).toMatchObject({ id, by: { name: "周敏" } });

    for (const [at, one] of zones.entries()) {
      expect(one.records()).toEqual(["@ MX 10 mx.new.example. 600"]);
      // No customer finds the batch, in which the others' domains stand.
      await expect(readBatch(owner(at), { id })).rejects.toMatchObject({ code: "not_found" });
      expect((await listBatches(owner(at), { take: 5 })).rows).toEqual([]);
      const { rows: history } = await listZoneChanges(owner(at), { id: one.id, take: 5 });
      expect(history).toHaveLength(1);
      expect(history[0]).toMatchObject({ state: "done", by: "staff" });
      const other = zone((at + 1) % 3);
      await expect(listZoneChanges(owner(at), { id: other.id, take: 5 })).rejects.toMatchObject({ code: "not_found" });
    }
    const audited = await db.auditEvent.findMany({ where: { action: "zones.change", actorId: staff.userId } });
    expect(audited.map(({ customerId }) => customerId).sort()).toEqual(zones.map((one) => one.owner.userId).sort());
  });

  it("stops where the account that started it is disabled", async () => {
    const { id, rows } = await started();
    await changeBatchDomain(rows[0] ?? "");
    await db.user.update({ where: { id: staff.userId }, data: { status: "disabled" } });
    for (const row of rows.slice(1)) await changeBatchDomain(row);
    await db.user.update({ where: { id: staff.userId }, data: { status: "active" } });
    const { domains } = await readStaffBatch(staff, { id });
    expect(domains.map(({ state, code }) => code ?? state)).toEqual([
      "done",
      ...Array(2).fill("zones.batch.starter_disabled"),
    ]);
    expect(zones.map((one) => one.records()[0]?.split(" ")[3])).toEqual([
      ...["mx.new.example.", "mx.old.example.", "mx.old.example."],
    ]);
  });

  it("reads the history under the name of who started it", async () => {
    const { rows } = await started();
    for (const row of rows) await changeBatchDomain(row);
    const { rows: history } = await listZoneChanges(staff, { id: zone(0).id, take: 5 });
    expect(history[0]).toMatchObject({ by: "staff", byName: "周敏" });
  });

  it("is nobody else's: a customer starts none in another's domain, and one's batches are not the staff's", async () => {
    const asked = { change: newMail, domains: [{ serviceId: zone(1).id, version: "", confirmed: false }] };
    await expect(startBatch(owner(0), asked)).rejects.toMatchObject({ code: "not_found" });
    await expect(previewBatch(owner(0), { serviceIds: [zone(1).id], change: newMail })).rejects.toMatchObject({
      code: "not_found",
    });
    const { domains } = await previewBatch(owner(0), { serviceIds: [zone(0).id], change: newMail });
    const own = await startBatch(owner(0), {
      change: newMail,
      domains: domains.map(({ serviceId, version }) => ({ serviceId, version, confirmed: false })),
    });
    await expect(readStaffBatch(staff, own)).rejects.toMatchObject({ code: "not_found" });
    expect((await listStaffBatches(staff, { take: 50 })).rows.map(({ id }) => id)).not.toContain(own.id);
  });

  it("goes on where its process died: woken by the sweep, settled once", async () => {
    const { id, rows } = await started();
    const [first = ""] = rows;
    await changeBatchDomain(first);
    const lost = rows.slice(1);
    for (const row of lost)
      await db.$executeRaw`SELECT graphile_worker.remove_job(${changeBatchDomainJob.key} || ${row}::text)`;
    await db.zoneBatchDomain.updateMany({
      where: { id: { in: lost } },
      data: { state: "running", seenAt: new Date(Date.now() - 10 * MINUTE_MS) },
    });
    expect(await sweepBatches(db, new Date())).toBe(2);
    for (const row of [...rows, ...rows]) await changeBatchDomain(row);
    expect((await readStaffBatch(staff, { id })).counts).toMatchObject({ open: 0, done: 3 });
    for (const one of zones) expect(one.records()).toEqual(["@ MX 10 mx.new.example. 600"]);
  });

  it("has one owner: the database keeps none that is nobody's or two people's", async () => {
    const change = JSON.parse(JSON.stringify(newMail));
    await expect(db.zoneBatch.create({ data: { change } })).rejects.toThrow(/zone_batches_owner/);
    const both = { customerId: owner(0).userId, staffId: staff.userId };
    await expect(db.zoneBatch.create({ data: { change, ...both } })).rejects.toThrow(/zone_batches_owner/);
  });
});

describe("finding domains", () => {
  it("finds by a part of the name, by the customer, or by whole names, and leaves out what has ended", async () => {
    const { name, email } = await db.user.update({
      where: { id: owner(1).userId },
      data: { name: `客户${randomUUID().slice(0, 8)}` },
    });
    const found = async (asked: Parameters<typeof findBatchDomains>[1]) =>
      (await findBatchDomains(staff, asked)).domains.map(({ serviceId }) => serviceId);
    expect(await found({ q: name })).toEqual([zone(1).id]);
    expect(await found({ q: email.toUpperCase() })).toEqual([zone(1).id]);
    const [first = "", , third = ""] = await Promise.all(
      zones.map(async ({ id }) => (await db.service.findUniqueOrThrow({ where: { id } })).name),
    );
    expect(await found({ q: first.slice(0, -4) })).toContain(zone(0).id);
    const names = [first, third.toUpperCase(), "nobody.example"];
    expect((await found({ names })).sort()).toEqual([zone(0).id, zone(2).id].sort());
    await db.service.update({ where: { id: zone(0).id }, data: { endedAt: new Date(), state: "ended" } });
    expect(await found({ names })).toEqual([zone(2).id]);
    const [one] = (await findBatchDomains(staff, { q: name })).domains;
    expect(one?.customer).toEqual({ id: owner(1).userId, name, email });
  });
});
