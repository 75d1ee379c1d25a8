import { afterAll, beforeAll, expect, it } from "vitest";
import { makePerson, signedIn } from "@/lib/accounts/testing/people";
import { listEvents } from "@/lib/audit/list-events";
import type { StaffActor } from "@/lib/core/actor";
import { applyChanges } from "./apply-changes";
import { listZoneChanges } from "./list-zone-changes";
import { refreshZone } from "./refresh-zone";
import { rec, startZoneWorld, type ZoneWorld } from "./testing/zone-world";
import { undoChange } from "./undo-change";

let world: ZoneWorld;
let staff: StaffActor;
beforeAll(async () => {
  world = await startZoneWorld();
  const { actor } = await signedIn(await makePerson({ kind: "staff", role: "support", name: "单良" }));
  if (actor.kind !== "staff") throw new Error(actor.kind);
  staff = actor;
});
afterAll(() => world.close());

it("staff change a customer's records and undo it: the history and the audit say who, the owner reads that staff did it", async () => {
  const { owner, id, records } = await world.zone();
  const { version } = await refreshZone(staff, { id });
  const edits = [{ op: "add" as const, record: rec("www", "A", "8.8.8.8") }];
  const { change, zone } = await applyChanges(staff, { id, edits, baseVersion: version, confirmed: false });
  expect(change).toMatchObject({ state: "done", by: "staff", byName: "单良" });
  expect(records()).toEqual(["www A 8.8.8.8 600"]);
  const undo = { id, changeId: change?.id ?? "", baseVersion: zone.version, confirmed: false };
  expect((await undoChange(staff, undo)).change).toMatchObject({ state: "done", byName: "单良" });
  expect(records()).toEqual([]);

  const seen = async (actor: StaffActor | typeof owner) =>
    (await listZoneChanges(actor, { id, take: 10 })).rows.map(({ kind, by, byName }) => [kind, by, byName]);
  expect(await seen(staff)).toEqual([
    ["undo", "staff", "单良"],
    ["edit", "staff", "单良"],
  ]);
  expect(await seen(owner)).toEqual([
    ["undo", "staff", null],
    ["edit", "staff", null],
  ]);
  const { rows } = await listEvents(staff, {
    customerId: owner.userId,
    subjectKind: "service",
    subjectId: id,
    take: 9,
  });
  expect(rows).toMatchObject([
    { action: "zones.undo", actor: { id: staff.userId }, customerId: owner.userId },
    { action: "zones.change", after: { change: change?.id, steps: ["add www A 8.8.8.8"] } },
  ]);
});
