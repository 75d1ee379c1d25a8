import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { CustomerActor } from "@/lib/core/actor";
import { MINUTE_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { applyChanges } from "./apply-changes";
import { listZoneChanges } from "./list-zone-changes";
import { readZone } from "./read-zone";
import { refreshZone } from "./refresh-zone";
import { resetNameServers } from "./reset-name-servers";
import { setNameServers } from "./set-name-servers";
import { type OwnZone, rec, startZoneWorld, type ZoneWorld } from "./testing/zone-world";
import { undoChange } from "./undo-change";

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

describe("a domain whose state allows no changes", () => {
  const pastMs = () => new Date(Date.now() - MINUTE_MS);
  it.each([
    ["expired", () => ({ state: "expired" as const })],
    ["expired", () => ({ expiresAt: pastMs() })],
    ["suspended", () => ({ state: "suspended" as const })],
  ])("is %s: its records are shown as closed, and refused before the first call", async (closed, data) => {
    own.plant("www", "A", "8.8.8.8");
    expect(await refreshZone(owner, { id })).toMatchObject({ closed: null });
    const { name } = await db.service.update({ where: { id }, data: data() });
    expect(await readZone(owner, { id })).toMatchObject({ closed, records: [{ host: "www" }] });
    await expect(own.save([{ op: "add", record: rec("api", "A", "9.9.9.9") }])).rejects.toMatchObject({
      ...{ code: `zones.${closed}`, status: 409 },
      params: { name, id },
    });
    expect(await listZoneChanges(owner, { id, take: 5 })).toMatchObject({ rows: [] });
    expect(own.records()).toEqual(["www A 8.8.8.8 600"]);
  });
});

describe("a domain that may have fifty records", () => {
  const adds = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ op: "add" as const, record: rec(`h${at}`, "A", "8.8.8.8") }));
  beforeEach(() => db.service.update({ where: { id }, data: { snapshot: { mostRecords: 50 } } }));

  it("is refused more before the first call, with the figures", async () => {
    own.plant("@", "NS", "ns1.ezdnscenter.com.");
    expect(await refreshZone(owner, { id })).toMatchObject({ mostRecords: 50 });
    await expect(own.save(adds(60))).rejects.toMatchObject({
      ...{ code: "zones.too_many_records", status: 409 },
      params: { count: 61, most: 50, over: 11 },
    });
    expect(await listZoneChanges(owner, { id, take: 5 })).toMatchObject({ rows: [] });
    expect(own.records()).toHaveLength(1);
  });

  it("can change what is there when it is full", async () => {
    const ids = Array.from({ length: 50 }, (_, at) => own.plant(`h${at}`, "A", "8.8.8.8"));
    const change = { op: "change" as const, id: ids[0] ?? "", record: rec("h0", "A", "9.9.9.9") };
    expect((await own.save([change])).change).toMatchObject({ state: "done" });
    await expect(own.save(adds(51).slice(50))).rejects.toMatchObject({ params: { count: 51, over: 1 } });
    const other = { op: "change" as const, id: ids[1] ?? "", record: rec("h1", "TXT", "leaf") };
    const { change: replaced } = await own.save([other]);
    expect(replaced?.steps.map(({ op, state }) => [op, state])).toEqual([
      ["delete", "done"],
      ["add", "done"],
    ]);
  });
});

describe("reading", () => {
  it("gives records in one spelling, and who may see them", async () => {
    own.plant("WWW", "CNAME", "Store.Example.com.");
    own.plant("@", "MX", "mx.example.com.", 5);
    own.plant("@", "NS", "ns1.ezdnscenter.com.");
    const zone = await refreshZone(owner, { id });
    expect(zone.records.map(({ host, type, value, priority }) => [host, type, value, priority])).toEqual([
      ["@", "MX", "mx.example.com.", 5],
      ["www", "CNAME", "store.example.com.", null],
    ]);
    expect(zone.locked).toMatchObject([{ host: "@", type: "NS", route: null }]);
    expect(zone.effective).toBe(true);
    await expect(readZone(await world.customer(), { id })).rejects.toMatchObject({ code: "not_found", status: 404 });
  });

  it("shows the last known state, and says so, while the upstream is away", async () => {
    own.plant("www", "A", "8.8.8.8");
    await refreshZone(owner, { id });
    await db.zoneCache.update({ where: { serviceId: id }, data: { readAt: new Date(Date.now() - MINUTE_MS) } });
    world.sandbox.faults.plant({
      kind: "status",
      endpoint: "domains.RecList",
      effect: undefined,
      name: "",
      count: 5,
      ms: 0,
      status: 503,
      code: "",
      text: "",
    });
    const stale = await readZone(owner, { id });
    expect(stale.stale).toBe(true);
    expect(stale.records).toHaveLength(1);
    world.sandbox.faults.clear();
    expect((await readZone(owner, { id })).stale).toBe(false);
  });
});

describe("reading while the name servers are elsewhere", () => {
  const elsewhere = () => setNameServers(owner, { id, nameServers: ["ns1.example.com", "ns2.example.com"] });

  it("keeps the records that were last read, with the time of that reading, until they can be read again", async () => {
    own.plant("www", "A", "8.8.8.8");
    own.plant("@", "MX", "mx.example.com.", 5);
    own.plant("@", "NS", "ns1.ezdnscenter.com.");
    const before = await refreshZone(owner, { id });
    await elsewhere();
    for (let round = 0; round < 2; round++) {
      const zone = await refreshZone(owner, { id });
      expect(zone).toMatchObject({ effective: false, stale: false, readAt: before.readAt });
      expect([zone.records, zone.locked]).toEqual([before.records, before.locked]);
    }
    expect(await readZone(owner, { id })).toMatchObject({ effective: false, records: before.records });
    await resetNameServers(owner, { id });
    own.plant("api", "A", "9.9.9.9");
    const again = await refreshZone(owner, { id });
    expect([again.effective, again.records.length]).toEqual([true, 3]);
    expect(again.readAt.getTime()).toBeGreaterThan(before.readAt.getTime());
  });

  it("shows what the last change left where no reading is kept", async () => {
    await own.save([{ op: "add", record: rec("www", "A", "8.8.8.8") }]);
    const { finishedAt } = await db.zoneChange.findFirstOrThrow({ where: { serviceId: id } });
    await elsewhere();
    const empty = { records: [], locked: [], unreadable: [], nameServers: ["ns1.example.com", "ns2.example.com"] };
    await db.zoneCache.update({ where: { serviceId: id }, data: { records: empty, readAt: new Date(0) } });
    const zone = await refreshZone(owner, { id });
    expect(zone.records).toMatchObject([{ host: "www", type: "A", value: "8.8.8.8" }]);
    expect(zone.readAt).toEqual(finishedAt);
  });

  it("learns the name servers from the upstream when they were changed elsewhere, and keeps the records all the same", async () => {
    own.plant("www", "A", "8.8.8.8");
    await refreshZone(owner, { id });
    await elsewhere();
    await db.$executeRaw`UPDATE zone_caches SET records = jsonb_set(records, '{nameServers}', '["ns1.ezdnscenter.com"]')
      WHERE service_id = ${id}::uuid`;
    expect(await refreshZone(owner, { id })).toMatchObject({ effective: false, records: [{ host: "www" }] });
    // The upstream is away: what is known of the name servers holds too.
    await db.zoneCache.update({ where: { serviceId: id }, data: { readAt: new Date(Date.now() - MINUTE_MS) } });
    await world.control("faults", { kind: "status", endpoint: "domains.RecList", count: 5, status: 503 });
    expect(await readZone(owner, { id })).toMatchObject({ stale: true, effective: false, records: [{ host: "www" }] });
  });
});

describe("changing", () => {
  it("adds, changes in place, replaces and deletes, all of it in the history", async () => {
    const a = own.plant("www", "A", "8.8.8.8");
    const mx = own.plant("@", "MX", "mx.example.com.", 10);
    const gone = own.plant("old", "TXT", "bye");
    const { change, zone } = await own.save([
      { op: "change", id: a, record: { ...rec("www", "A", "8.8.4.4"), ttlSeconds: 300 } },
      { op: "change", id: mx, record: rec("@", "MX", "mx.example.com", 5) },
      { op: "delete", id: gone },
      { op: "add", record: rec("api", "CNAME", "www.example.com") },
      { op: "add", record: rec("@", "CAA", '0 issue "letsencrypt.org"') },
      { op: "add", record: rec("caa", "CAA", '0 issue "letsencrypt.org; validationmethods=dns-01"') },
      { op: "add", record: rec("_sip._tcp", "SRV", "10 60 5060 sip.example.com") },
    ]);
    expect(change?.state).toBe("done");
    expect(own.records()).toEqual(
      [
        "www A 8.8.4.4 300",
        "@ MX 5 mx.example.com. 600",
        "api CNAME www.example.com. 600",
        '@ CAA 0 issue "letsencrypt.org" 600',
        'caa CAA 0 issue "letsencrypt.org;validationmethods=dns-01" 600',
        "_sip._tcp SRV 10 60 5060 sip.example.com. 600",
      ].sort(),
    );
    expect(zone.records.map((record) => record.id)).toContain(a);
    const { rows } = await listZoneChanges(owner, { id, take: 10 });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ id: change?.id, by: "customer", kind: "edit" });
    expect(rows[0]?.removed).toHaveLength(3);
    expect(rows[0]?.added).toHaveLength(6);
    const stored = await db.zoneChange.findFirstOrThrow({ where: { serviceId: id } });
    expect(stored.steps).toMatchObject({ verified: true });
  });

  it("refuses what breaks the rules, beside its field, and sends nothing", async () => {
    own.plant("shop", "A", "8.8.8.8");
    const calls = () => world.sandbox.calls.list({ endpoint: "domains.AddRec", limit: 1000 }).length;
    const before = calls();
    await expect(own.save([{ op: "add", record: rec("www", "TXT", "中文") }])).rejects.toMatchObject({
      status: 422,
      fields: { "edits.0.record.value": { code: "dns.txt.chinese" } },
    });
    await expect(own.save([{ op: "add", record: rec("shop", "CNAME", "a.example.com") }])).rejects.toMatchObject({
      fields: { "edits.0.record.host": { code: "dns.cname.alone" } },
    });
    await expect(
      own.save([{ op: "add", record: { ...rec("x", "A", "8.8.8.8"), ttlSeconds: 60 } }]),
    ).rejects.toMatchObject({
      fields: { "edits.0.record.ttlSeconds": { code: "dns.ttl.min" } },
    });
    expect(calls()).toBe(before);
    expect(await db.zoneChange.count({ where: { serviceId: id } })).toBe(0);
  });

  it("notices edits made elsewhere", async () => {
    own.plant("www", "A", "8.8.8.8");
    const { version } = await refreshZone(owner, { id });
    own.plant("side", "A", "8.8.4.4");
    const edits = [{ op: "add" as const, record: rec("api", "A", "9.9.9.9") }];
    await expect(applyChanges(owner, { id, edits, baseVersion: version, confirmed: false })).rejects.toMatchObject({
      code: "zones.changed_elsewhere",
      status: 409,
    });
    expect(own.records()).toHaveLength(2);
  });

  it("refuses a large change until it is confirmed", async () => {
    const ids = Array.from({ length: 10 }, (_, n) => own.plant(`h${n}`, "A", `8.8.8.${n}`));
    const edits = ids.slice(0, 4).map((one) => ({ op: "delete" as const, id: one }));
    const { version } = await refreshZone(owner, { id });
    await expect(applyChanges(owner, { id, edits, baseVersion: version, confirmed: false })).rejects.toMatchObject({
      code: "zones.brake",
      params: { touched: 4, total: 10 },
    });
    const { change } = await applyChanges(owner, { id, edits, baseVersion: version, confirmed: true });
    expect(change?.state).toBe("done");
    expect(own.records()).toHaveLength(6);
  });

  it("touches nothing while the name servers are elsewhere", async () => {
    await setNameServers(owner, { id, nameServers: ["ns1.example.com", "ns2.example.com"] });
    const zone = await refreshZone(owner, { id });
    expect(zone.effective).toBe(false);
    const edits = [{ op: "add" as const, record: rec("api", "A", "9.9.9.9") }];
    await expect(applyChanges(owner, { id, edits, baseVersion: zone.version, confirmed: false })).rejects.toMatchObject(
      {
        code: "zones.other_name_servers",
      },
    );
  });

  it("two saves at once: one succeeds, the other is told that the zone has changed", async () => {
    own.plant("www", "A", "8.8.8.8");
    const { version } = await refreshZone(owner, { id });
    const one = (host: string) =>
      applyChanges(owner, {
        id,
        edits: [{ op: "add", record: rec(host, "A", "9.9.9.9") }],
        baseVersion: version,
        confirmed: false,
      });
    const results = await Promise.allSettled([one("a"), one("b")]);
    expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(own.records()).toHaveLength(2);
  });
});

describe("undo", () => {
  it("undoes a change, and can itself be undone", async () => {
    const a = own.plant("www", "A", "8.8.8.8");
    const mx = own.plant("@", "MX", "mx.example.com.", 10);
    const before = own.records();
    const { change } = await own.save([
      { op: "change", id: a, record: rec("www", "A", "9.9.9.9") },
      { op: "delete", id: mx },
      { op: "add", record: rec("api", "A", "7.7.7.7") },
    ]);
    const after = own.records();
    own.plant("side", "TXT", "mine");
    const undo = async (changeId: string) => {
      const { version } = await refreshZone(owner, { id });
      return undoChange(owner, { id, changeId, baseVersion: version, confirmed: false });
    };
    const undone = await undo(change?.id ?? "");
    expect(undone.change).toMatchObject({ kind: "undo", undoOfId: change?.id, state: "done" });
    expect(own.records()).toEqual([...before, "side TXT mine 600"].sort());
    await undo(undone.change?.id ?? "");
    expect(own.records()).toEqual([...after, "side TXT mine 600"].sort());
    await expect(undo(undone.change?.id ?? "")).rejects.toMatchObject({ code: "zones.nothing_to_undo" });
    await expect(undo(randomUUID())).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a record that can't be read", () => {
  it("is never changed, while the others are shown, changed and undone", async () => {
    const a = own.plant("www", "A", "8.8.8.8");
    const quoted = own.plant("note", "TXT", 'he said "hi"');
    await world.control("faults", { kind: "escapeInner", endpoint: "domains.RecList", count: -1 });
    const seen = await refreshZone(owner, { id });
    expect(seen.records.map(({ host }) => host)).toEqual(["www"]);
    expect(seen.unreadable).toMatchObject([{ id: quoted, text: expect.stringContaining("he said") }]);
    const { change, zone } = await own.save([
      { op: "change", id: a, record: rec("www", "A", "9.9.9.9") },
      { op: "add", record: rec("api", "A", "7.7.7.7") },
    ]);
    expect(change).toMatchObject({ state: "done", removed: [{ value: "8.8.8.8" }] });
    expect(zone).toMatchObject({ stale: false, unreadable: [{ id: quoted }] });
    expect(zone.records.map(({ value }) => value).sort()).toEqual(["7.7.7.7", "9.9.9.9"]);
    await undoChange(owner, { id, changeId: change?.id ?? "", baseVersion: zone.version, confirmed: false });
    expect(own.records()).toEqual(['note TXT he said "hi" 600', "www A 8.8.8.8 600"]);
    await expect(own.save([{ op: "delete", id: quoted }])).rejects.toMatchObject({ code: "zones.changed_elsewhere" });
  });

  it("an answer escaped too often is read as if it were not", async () => {
    own.plant("www", "A", "8.8.8.8");
    own.plant("note", "TXT", 'he said "hi"');
    await world.control("faults", { kind: "escape", endpoint: "domains.RecList", count: -1 });
    const { change, zone } = await own.save([{ op: "add", record: rec("api", "TXT", '"quoted" too') }]);
    expect(change?.state).toBe("done");
    expect(zone.unreadable).toEqual([]);
    expect(zone.records.map(({ value }) => value)).toEqual(['"quoted" too', 'he said "hi"', "8.8.8.8"]);
  });
});
