import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addMs, DAY_MS, HOUR_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { recordLine } from "@/lib/dns/record";
import { applyChanges } from "../apply-changes";
import { setZoneWatch } from "../drift/set-zone-watch";
import { sweepZones } from "../drift/sweep-zones";
import { watchZone } from "../drift/watch-zone";
import { listZoneChanges } from "../list-zone-changes";
import { refreshZone } from "../refresh-zone";
import { CHANGES_AS_POINTS, MOST_NAMED_POINTS } from "../restore-points-contract";
import { type OwnZone, rec, startZoneWorld, type ZoneWorld } from "../testing/zone-world";
import { undoChange } from "../undo-change";
import { forgetRestorePoint } from "./forget-restore-point";
import { keepRestorePoint } from "./keep-restore-point";
import { listRestorePoints } from "./list-restore-points";
import { readRestorePoint } from "./read-restore-point";
import { restoreZone } from "./restore-zone";

let world: ZoneWorld;
beforeAll(async () => {
  world = await startZoneWorld();
}, 60_000);
afterAll(() => world.close());

const version = async ({ owner, id }: OwnZone) => (await refreshZone(owner, { id })).version;
const points = ({ owner, id }: OwnZone) => listRestorePoints(owner, { id, take: 20 });
const restore = async (zone: OwnZone, pointId: string, more: object = {}) => {
  const { owner, id } = zone;
  const baseVersion = await version(zone);
  return restoreZone(owner, { id, pointId, baseVersion, confirmed: false, part: null, ...more });
};

describe("restore points", () => {
  it("are kept by hand and before every change, and are restored whole as a change that can be undone", async () => {
    const zone = await world.zone();
    const { owner, id } = zone;
    zone.plant("@", "A", "203.0.113.1");
    zone.plant("@", "MX", "mx.example.com.", 5);
    const before = zone.records();
    const kept = await keepRestorePoint(owner, { id, name: "搬家之前" });
    expect(kept).toMatchObject({ kind: "named", name: "搬家之前", recordCount: 2, by: "customer" });
    const { records } = await refreshZone(owner, { id });
    const at = records.find(({ type }) => type === "A")?.id ?? "";
    await zone.save([
      { op: "change", id: at, record: rec("@", "A", "203.0.113.9") },
      { op: "add", record: rec("www", "CNAME", "elsewhere.example.") },
    ]);
    const { rows } = await points(zone);
    expect(rows.map(({ kind, recordCount }) => [kind, recordCount])).toEqual([
      ["change", 2],
      ["named", 2],
    ]);
    expect(rows[0]?.change).toMatchObject({ kind: "edit", stepCount: 2 });
    // The point of a change is the zone before it.
    const own = await readRestorePoint(owner, { id, pointId: rows[0]?.id ?? "" });
    expect(own.records.map(recordLine).sort()).toEqual(["@ A 203.0.113.1", "@ MX 5 mx.example.com."]);

    const { change } = await restore(zone, kept.id);
    expect(change).toMatchObject({ kind: "restore", state: "done", by: "customer" });
    expect(zone.records()).toEqual(before);
    await expect(restore(zone, kept.id)).rejects.toMatchObject({ code: "zones.nothing_to_restore" });
    const undone = { id, changeId: change?.id ?? "", baseVersion: await version(zone), confirmed: false };
    expect((await undoChange(owner, undone)).change).toMatchObject({ kind: "undo", state: "done" });
    expect(zone.records()).toContain("@ A 203.0.113.9 600");
  });

  it("are restored in part, stop at the brake, and not over what was changed meanwhile", async () => {
    const zone = await world.zone();
    const { owner, id } = zone;
    for (let n = 0; n < 10; n++) zone.plant(`h${n}`, "A", `203.0.113.${n}`);
    const { id: pointId } = await keepRestorePoint(owner, { id, name: "ten" });
    const { records, version: baseVersion } = await refreshZone(owner, { id });
    const gone = records.slice(0, 5).map((record) => ({ op: "delete" as const, id: record.id }));
    await applyChanges(owner, { id, edits: gone, baseVersion, confirmed: true });
    zone.plant("extra", "A", "203.0.113.50");
    const part = { take: [rec("h0", "A", "203.0.113.0")], drop: [] };
    await restore(zone, pointId, { part });
    expect(zone.records().filter((line) => /^(h0|extra) /.test(line))).toHaveLength(2);
    const strange = { take: [rec("evil", "A", "203.0.113.66")], drop: [] };
    await expect(restore(zone, pointId, { part: strange })).rejects.toMatchObject({ code: "zones.not_of_point" });
    const stale = restore(zone, pointId, { baseVersion });
    await expect(stale).rejects.toMatchObject({ code: "zones.changed_elsewhere" });

    for (let n = 0; n < 8; n++) zone.plant(`new${n}`, "A", `203.0.113.${100 + n}`);
    await expect(restore(zone, pointId)).rejects.toMatchObject({ code: "zones.brake" });
    await restore(zone, pointId, { confirmed: true });
    expect(zone.records()).toEqual(records.map(({ host, value }) => `${host} A ${value} 600`).sort());
  });

  it("belong to their domain and its owner, are fifty at most by hand, and only those are deleted", async () => {
    const [mine, other] = [await world.zone(), await world.zone()];
    const { owner, id } = mine;
    const { id: pointId } = await keepRestorePoint(owner, { id, name: "mine" });
    const foreign = { id: other.id, pointId };
    await expect(readRestorePoint(other.owner, foreign)).rejects.toMatchObject({ status: 404 });
    await expect(forgetRestorePoint(other.owner, foreign)).rejects.toMatchObject({ status: 404 });
    await expect(readRestorePoint(other.owner, { id, pointId })).rejects.toMatchObject({ status: 404 });
    await expect(restore(other, pointId)).rejects.toMatchObject({ status: 404 });
    await mine.save([{ op: "add", record: rec("a", "A", "203.0.113.1") }]);
    const { rows } = await points(mine);
    const ofChange = rows.find(({ kind }) => kind === "change")?.id ?? "";
    await expect(forgetRestorePoint(owner, { id, pointId: ofChange })).rejects.toMatchObject({ status: 404 });
    await forgetRestorePoint(owner, { id, pointId });
    expect((await points(mine)).rows.map(({ kind }) => kind)).toEqual(["change"]);
    const many = Array.from({ length: MOST_NAMED_POINTS }, (_, n) => ({
      ...{ serviceId: id, name: `p${n}`, records: [], recordCount: 0, actorKind: "customer" },
    }));
    await db.zoneRestorePoint.createMany({ data: many });
    const full = keepRestorePoint(owner, { id, name: "one more" });
    await expect(full).rejects.toMatchObject({ code: "zones.points_full" });
  });

  it("offers the state before each of the newest changes, page after page, and no older one", async () => {
    const zone = await world.zone();
    const change = {
      ...{ serviceId: zone.id, customerId: zone.owner.userId, actorKind: "customer", state: "done" as const },
      ...{ before: [], after: [], steps: { log: [], verified: true } },
    };
    for (let n = 0; n < CHANGES_AS_POINTS + 2; n++) await db.zoneChange.create({ data: change });
    const all = await db.zoneChange.findMany({ where: { serviceId: zone.id }, orderBy: { id: "desc" } });
    const found: string[] = [];
    let after: string | undefined;
    do {
      const page = await listRestorePoints(zone.owner, { id: zone.id, take: 30, after });
      found.push(...page.rows.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after);
    expect(found).toEqual(all.slice(0, CHANGES_AS_POINTS).map(({ id }) => id));
    const pointId = all.at(-1)?.id ?? "";
    await expect(readRestorePoint(zone.owner, { id: zone.id, pointId })).rejects.toMatchObject({ status: 404 });
  });
});

describe("the nightly reading", () => {
  const night = { kind: "system", job: "watch-zone" } as const;
  const watch = ({ id }: OwnZone, days = 0) => watchZone(night, { serviceId: id }, addMs(new Date(), days * DAY_MS));
  const mails = ({ owner }: OwnZone) => db.mail.count({ where: { userId: owner.userId, template: "zones.drift" } });

  it("finds what nobody of this shop changed, keeps the state before it, and tells the owner once", async () => {
    const zone = await world.zone();
    zone.plant("@", "A", "203.0.113.1");
    const mx = zone.plant("@", "MX", "mx.example.com.", 5);
    expect(await watch(zone)).toBe("first");
    expect(await watch(zone)).toBe("same");
    await zone.save([{ op: "add", record: rec("www", "A", "203.0.113.2") }]);
    const before = zone.records();
    // Too early after a change the list may still be an older one.
    expect(await watch(zone)).toBe("unsure");
    expect(await watch(zone, 1)).toBe("same");

    world.sandbox.world.transact(() => world.sandbox.world.records.remove(mx));
    zone.plant("bad", "CNAME", "somebody.example.");
    // The page reads the zone in between: that must not make the change look known.
    await refreshZone(zone.owner, { id: zone.id });
    expect(await watch(zone, 2)).toBe("drift");
    expect(await watch(zone, 3)).toBe("same");
    const { rows } = await listZoneChanges(zone.owner, { id: zone.id, take: 20 });
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ kind: "drift", by: "outside", byName: null, state: "done" });
    expect([rows[0]?.removed, rows[0]?.added].map((list) => list?.map(recordLine))).toEqual([
      ["@ MX 5 mx.example.com."],
      ["bad CNAME somebody.example."],
    ]);
    expect(await mails(zone)).toBe(1);
    await restore(zone, rows[0]?.id ?? "");
    expect(zone.records()).toEqual(before);
  });

  it("tells nobody who does not want it, and calls no unread, unknown or fresh state a change", async () => {
    const zone = await world.zone();
    await setZoneWatch(zone.owner, { id: zone.id, mailDrift: false });
    expect(await watch(zone)).toBe("first");
    zone.plant("@", "A", "203.0.113.1");
    await world.control("faults", { kind: "dropBefore", endpoint: "domains.RecList", count: -1 });
    expect(await watch(zone)).toBe("unread");
    world.sandbox.faults.clear();
    expect(await watch(zone)).toBe("drift");
    expect(await mails(zone)).toBe(0);
    await zone.save([{ op: "add", record: rec("www", "A", "203.0.113.2") }]);
    await db.$executeRaw`UPDATE zone_changes SET steps = jsonb_set(steps, '{verified}', 'false') WHERE service_id = ${zone.id}::uuid`;
    zone.plant("b", "A", "203.0.113.3");
    expect(await watch(zone, 1)).toBe("unsure");
    expect(await watch(zone, 2)).toBe("same");
  });

  it("looks through each domain once a night, those first that wait longest", async () => {
    const zone = await world.zone();
    const now = new Date();
    await db.zoneWatch.createMany({
      data: (await db.service.findMany({ where: { NOT: { id: zone.id } } })).map(({ id }) => ({ serviceId: id })),
      skipDuplicates: true,
    });
    await db.zoneWatch.updateMany({
      where: { NOT: { serviceId: zone.id } },
      data: { checkedAt: addMs(now, -HOUR_MS) },
    });
    expect(await sweepZones(db, now)).toBe(1);
    expect(await watch(zone)).toBe("first");
    expect(await sweepZones(db, now)).toBe(0);
    expect(await sweepZones(db, addMs(now, DAY_MS))).toBeGreaterThan(1);
  });
});
