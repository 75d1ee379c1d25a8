import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { listRemarks } from "./list-remarks";
import { refreshZone } from "./refresh-zone";
import { setRemark } from "./set-remark";
import { type OwnZone, rec, startZoneWorld, type ZoneWorld } from "./testing/zone-world";
import { undoChange } from "./undo-change";

let world: ZoneWorld;
let own: OwnZone;
beforeAll(async () => {
  world = await startZoneWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  own = await world.zone();
});

const place = (host: string, type: "A" | "CNAME" | "MX", value: string) => ({ host, type, value });
const remarks = async () =>
  (await listRemarks(own.owner, { id: own.id })).remarks
    .map(({ host, type, value, remark }) => `${host} ${type} ${value}: ${remark}`)
    .sort();

it("a remark is set, changed and removed without a change of the zone, only by its owner, only beside a record", async () => {
  const { owner, id } = own;
  own.plant("www", "A", "8.8.8.8");
  await refreshZone(owner, { id });
  await setRemark(owner, { id, ...place("www", "A", "8.8.8.8"), remark: "office" });
  await setRemark(owner, { id, ...place("www", "A", "8.8.8.8"), remark: "shop" });
  expect(await remarks()).toEqual(["www A 8.8.8.8: shop"]);
  const beside = setRemark(owner, { id, ...place("www", "A", "9.9.9.9"), remark: "x" });
  await expect(beside).rejects.toMatchObject({ code: "zones.remark_without_record" });
  const stranger = await world.customer();
  await expect(listRemarks(stranger, { id })).rejects.toMatchObject({ code: "not_found" });
  await expect(setRemark(stranger, { id, ...place("www", "A", "8.8.8.8"), remark: "" })).rejects.toMatchObject({
    code: "not_found",
  });
  await setRemark(owner, { id, ...place("www", "A", "8.8.8.8"), remark: "" });
  expect(await remarks()).toEqual([]);
  expect(await db.zoneChange.count({ where: { serviceId: id } })).toBe(0);
});

it("a remark goes along when its record gets another value, host, type or number, and comes back with an undo", async () => {
  const { owner, id } = own;
  const [a, b, c] = [
    own.plant("www", "A", "8.8.8.8"),
    own.plant("api", "A", "8.8.4.4"),
    own.plant("old", "A", "1.1.1.1"),
  ];
  await refreshZone(owner, { id });
  await setRemark(owner, { id, ...place("www", "A", "8.8.8.8"), remark: "shop" });
  await setRemark(owner, { id, ...place("api", "A", "8.8.4.4"), remark: "app" });
  await setRemark(owner, { id, ...place("old", "A", "1.1.1.1"), remark: "gone" });
  const { change, zone } = await own.save([
    { op: "change", id: a, record: rec("www", "CNAME", "shop.example.com.") },
    { op: "change", id: b, record: rec("app", "A", "8.8.4.4") },
    { op: "delete", id: c },
  ]);
  expect(change?.state).toBe("done");
  const moved = ["app A 8.8.4.4: app", "old A 1.1.1.1: gone", "www CNAME shop.example.com.: shop"];
  expect(await remarks()).toEqual(moved);
  const undo = { id, changeId: change?.id ?? "", baseVersion: zone.version, confirmed: false };
  expect((await undoChange(owner, undo)).change?.state).toBe("done");
  expect(await remarks()).toEqual(["api A 8.8.4.4: app", "old A 1.1.1.1: gone", "www A 8.8.8.8: shop"]);
});

it("a remark stays with its record when the change is refused", async () => {
  const { owner, id } = own;
  const a = own.plant("www", "A", "8.8.8.8");
  await refreshZone(owner, { id });
  await setRemark(owner, { id, ...place("www", "A", "8.8.8.8"), remark: "shop" });
  await world.control("faults", { kind: "code", endpoint: "domains.AddRec", code: "11308" });
  const { change } = await own.save([{ op: "change", id: a, record: rec("www", "CNAME", "shop.example.com") }]);
  expect(change?.state).toBe("failed");
  expect(await remarks()).toEqual(["www A 8.8.8.8: shop"]);
});
