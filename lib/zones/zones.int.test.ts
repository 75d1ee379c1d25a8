import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor, CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { ZoneRecord } from "@/lib/dns/record";
import { upstream } from "@/lib/upstream/client";
import type { DnsRecord } from "@/sandbox/rows";
import { startSandbox } from "@/sandbox/start";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { applyChanges } from "./apply-changes";
import { listZoneChanges } from "./list-zone-changes";
import { readNameServers } from "./read-name-servers";
import { readZone } from "./read-zone";
import { refreshZone } from "./refresh-zone";
import { resetNameServers } from "./reset-name-servers";
import { setNameServers } from "./set-name-servers";
import { settleInterruptedZones } from "./settle-interrupted-zones";
import { undoChange } from "./undo-change";

let database: TestDatabase;
let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let owner: CustomerActor;
let domain: string;
let id: string;
let recordNumber = 5000;

beforeAll(async () => {
  sandbox = await startSandbox();
  database = await createTestDatabase({
    CNDNS_USERNAME: "sandbox",
    CNDNS_PASSWORD: "sandbox-password",
    CNDNS_EMAIL: "sandbox@example.com",
    CNDNS_API_URL: sandbox.url,
    CNDNS_CHECK_URL: sandbox.url,
    CNDNS_SUPPORT_URL: sandbox.url,
  });
});
afterAll(async () => {
  await upstream().flushLog();
  upstream().close();
  await database.drop();
  await sandbox.close();
});

function customer(userId: string): CustomerActor {
  return { kind: "customer", userId, sessionId: randomUUID(), ip: "127.0.0.1" };
}

async function newUser(): Promise<string> {
  const { id: userId } = await db.user.create({
    data: { kind: "customer", email: `${randomUUID()}@example.com`, name: "林晓雯", passwordHash: "x" },
  });
  return userId;
}

beforeEach(async () => {
  sandbox.faults.clear();
  owner = customer(await newUser());
  domain = `zone${randomUUID().slice(0, 8)}.com`;
  await control("hand-purchase", { domainname: domain });
  await control("clock", { advanceMs: 60_000 });
  await control("domain-state", { domainname: domain, state: "run" });
  const service = await db.service.create({
    data: { customerId: owner.userId, line: "domain", name: domain, displayName: domain, state: "active", config: {} },
  });
  id = service.id;
});

async function control(action: string, body: object): Promise<void> {
  const answer = await fetch(`${sandbox.url}/__sandbox/${action}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${action}: ${await answer.text()}`);
}

/** Puts a record into the upstream by somebody else's hand. */
function plant(item: string, type: DnsRecord["type"], value: string, level = 10, ttlSeconds = 600): string {
  const record = { id: String(recordNumber++), domain, item, type, level, value, ttlSeconds };
  sandbox.world.transact(() => sandbox.world.records.put(record.id, record));
  return record.id;
}

function world(): string[] {
  return sandbox.world.records
    .inGroup(domain)
    .map((r) => `${r.item} ${r.type} ${r.type === "MX" ? `${r.level} ` : ""}${r.value} ${r.ttlSeconds}`)
    .sort();
}

function rec(host: string, type: ZoneRecord["type"], value: string, priority: number | null = null): ZoneRecord {
  return { host, type, value, priority, ttlSeconds: 600 };
}

async function save(edits: Parameters<typeof applyChanges>[1]["edits"], actor: Actor = owner) {
  const { version } = await refreshZone(actor, { id });
  return applyChanges(actor, { id, edits, baseVersion: version, confirmed: false });
}

describe("reading", () => {
  it("gives records in one spelling, and who may see them", async () => {
    plant("WWW", "CNAME", "Store.Example.com.");
    plant("@", "MX", "mx.example.com.", 5);
    plant("@", "NS", "ns1.ezdnscenter.com.");
    const zone = await refreshZone(owner, { id });
    expect(zone.records.map(({ host, type, value, priority }) => [host, type, value, priority])).toEqual([
      ["@", "MX", "mx.example.com.", 5],
      ["www", "CNAME", "store.example.com.", null],
    ]);
    expect(zone.locked).toMatchObject([{ host: "@", type: "NS", line: null }]);
    expect(zone.effective).toBe(true);
    await expect(readZone(customer(await newUser()), { id })).rejects.toMatchObject({ code: "not_found", status: 404 });
  });

  it("shows the last known state, and says so, while the upstream is away", async () => {
    plant("www", "A", "8.8.8.8");
    await refreshZone(owner, { id });
    await db.zoneCache.update({ where: { serviceId: id }, data: { readAt: new Date(Date.now() - 60_000) } });
    sandbox.faults.plant({
      kind: "code",
      endpoint: "domains.RecList",
      effect: undefined,
      name: "",
      count: 5,
      ms: 0,
      status: 503,
      code: "10007",
      text: "",
    });
    const stale = await readZone(owner, { id });
    expect(stale.stale).toBe(true);
    expect(stale.records).toHaveLength(1);
    sandbox.faults.clear();
    expect((await readZone(owner, { id })).stale).toBe(false);
  });
});

describe("changing", () => {
  it("adds, changes in place, replaces and deletes; the history tells", async () => {
    const a = plant("www", "A", "8.8.8.8");
    const mx = plant("@", "MX", "mx.example.com.", 10);
    const gone = plant("old", "TXT", "bye");
    const { change, zone } = await save([
      { op: "change", id: a, record: { ...rec("www", "A", "8.8.4.4"), ttlSeconds: 300 } },
      { op: "change", id: mx, record: rec("@", "MX", "mx.example.com", 5) },
      { op: "delete", id: gone },
      { op: "add", record: rec("api", "CNAME", "www.example.com") },
      { op: "add", record: rec("@", "CAA", '0 issue "letsencrypt.org"') },
      { op: "add", record: rec("_sip._tcp", "SRV", "10 60 5060 sip.example.com") },
    ]);
    expect(change?.state).toBe("done");
    expect(world()).toEqual(
      [
        "www A 8.8.4.4 300",
        "@ MX 5 mx.example.com. 600",
        "api CNAME www.example.com. 600",
        '@ CAA 0 issue "letsencrypt.org" 600',
        "_sip._tcp SRV 10 60 5060 sip.example.com. 600",
      ].sort(),
    );
    expect(zone.records.map((record) => record.id)).toContain(a);
    const { rows } = await listZoneChanges(owner, { id, take: 10 });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ id: change?.id, by: "customer", kind: "edit" });
    expect(rows[0]?.removed).toHaveLength(3);
    expect(rows[0]?.added).toHaveLength(5);
    const stored = await db.zoneChange.findFirstOrThrow({ where: { serviceId: id } });
    expect(stored.steps).toMatchObject({ verified: true });
  });

  it("refuses what breaks the rules, beside its field, and sends nothing", async () => {
    plant("shop", "A", "8.8.8.8");
    const calls = () => sandbox.calls.list({ endpoint: "domains.AddRec", limit: 1000 }).length;
    const before = calls();
    await expect(save([{ op: "add", record: rec("www", "TXT", "中文") }])).rejects.toMatchObject({
      status: 422,
      fields: { "edits.0.record.value": { code: "dns.txt.chinese" } },
    });
    await expect(save([{ op: "add", record: rec("shop", "CNAME", "a.example.com") }])).rejects.toMatchObject({
      fields: { "edits.0.record.host": { code: "dns.cname.alone" } },
    });
    await expect(save([{ op: "add", record: { ...rec("x", "A", "8.8.8.8"), ttlSeconds: 60 } }])).rejects.toMatchObject({
      fields: { "edits.0.record.ttlSeconds": { code: "dns.ttl.min" } },
    });
    expect(calls()).toBe(before);
    expect(await db.zoneChange.count({ where: { serviceId: id } })).toBe(0);
  });

  it("notices edits made elsewhere", async () => {
    plant("www", "A", "8.8.8.8");
    const { version } = await refreshZone(owner, { id });
    plant("side", "A", "8.8.4.4");
    const edits = [{ op: "add" as const, record: rec("api", "A", "9.9.9.9") }];
    await expect(applyChanges(owner, { id, edits, baseVersion: version, confirmed: false })).rejects.toMatchObject({
      code: "zones.changed_elsewhere",
      status: 409,
    });
    expect(world()).toHaveLength(2);
  });

  it("brakes before a large change, and goes on when told to", async () => {
    const ids = Array.from({ length: 10 }, (_, n) => plant(`h${n}`, "A", `8.8.8.${n}`));
    const edits = ids.slice(0, 4).map((one) => ({ op: "delete" as const, id: one }));
    const { version } = await refreshZone(owner, { id });
    await expect(applyChanges(owner, { id, edits, baseVersion: version, confirmed: false })).rejects.toMatchObject({
      code: "zones.brake",
      params: { touched: 4, total: 10 },
    });
    const { change } = await applyChanges(owner, { id, edits, baseVersion: version, confirmed: true });
    expect(change?.state).toBe("done");
    expect(world()).toHaveLength(6);
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

  it("two savers at once: one goes first, the other sees that the zone has moved on", async () => {
    plant("www", "A", "8.8.8.8");
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
    expect(world()).toHaveLength(2);
  });
});

describe("trouble on the way", () => {
  const fault = (kind: "dropAfter" | "dropBefore" | "code" | "hangAfter", endpoint: string, more: object = {}) =>
    control("faults", { kind, endpoint, ...more });

  it("a lost reply of AddRec is learnt by reading: nothing is added twice", async () => {
    await refreshZone(owner, { id });
    await fault("dropAfter", "domains.AddRec");
    const { change } = await save([{ op: "add", record: rec("www", "A", "8.8.8.8") }]);
    expect(change?.state).toBe("done");
    expect(world()).toEqual(["www A 8.8.8.8 600"]);
  });

  it("a call that never arrived is told as such, and changes nothing", async () => {
    await fault("dropBefore", "domains.AddRec");
    const { change } = await save([{ op: "add", record: rec("www", "A", "8.8.8.8") }]);
    expect(change).toMatchObject({ state: "failed", steps: [{ state: "unknown", code: "zones.no_answer" }] });
    expect(world()).toEqual([]);
  }, 20_000);

  it("lost replies of ModifyRec and DeleteRec are learnt too", async () => {
    const a = plant("www", "A", "8.8.8.8");
    const b = plant("old", "A", "8.8.4.4");
    await fault("dropAfter", "domains.ModifyRec");
    await fault("dropAfter", "domains.DeleteRec");
    const { change } = await save([
      { op: "change", id: a, record: rec("www", "A", "9.9.9.9") },
      { op: "delete", id: b },
    ]);
    expect(change?.state).toBe("done");
    expect(world()).toEqual(["www A 9.9.9.9 600"]);
  });

  it("a refusal of the second step of an exclusive change puts the first one back", async () => {
    const a = plant("www", "A", "8.8.8.8");
    await fault("code", "domains.AddRec", { code: "11308" });
    const { change } = await save([{ op: "change", id: a, record: rec("www", "CNAME", "store.example.com") }]);
    expect(change).toMatchObject({
      state: "failed",
      steps: [
        { op: "delete", state: "restored" },
        { op: "add", state: "failed", code: "zones.refused.domain_state", restored: true },
      ],
    });
    expect(world()).toEqual(["www A 8.8.8.8 600"]);
  });

  it("a refusal half way stops: what is done stays, deletions never begin", async () => {
    const old = plant("old", "A", "8.8.4.4");
    await refreshZone(owner, { id });
    await fault("code", "domains.DeleteRec", { code: "11321" });
    const { change } = await save([
      { op: "add", record: rec("api", "A", "9.9.9.9") },
      { op: "delete", id: old },
    ]);
    expect(change).toMatchObject({ state: "partial", steps: [{ state: "done" }, { state: "failed" }] });
    expect(world()).toEqual(["api A 9.9.9.9 600", "old A 8.8.4.4 600"]);
  });

  /** The process dies after DeleteRec: the log on disk says so, and the lease has run out. */
  async function crashAfterDeletion(minutesAgo = 0) {
    plant("www", "A", "8.8.8.8");
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
        at: new Date(Date.now() - minutesAgo * 60_000),
        before: [record],
        steps: JSON.parse(JSON.stringify({ verified: null, log })),
      },
    });
    sandbox.world.transact(() => sandbox.world.records.remove(recordId));
    expect(world()).toEqual([]);
    return version;
  }

  it("a crash between deletion and addition is put back by the next save", async () => {
    const version = await crashAfterDeletion();
    const edits = [{ op: "add" as const, record: rec("api", "A", "9.9.9.9") }];
    // The record has a new number now, so the old version no longer holds: the saver looks again first.
    await expect(applyChanges(owner, { id, edits, baseVersion: version, confirmed: false })).rejects.toMatchObject({
      code: "zones.changed_elsewhere",
    });
    expect(world()).toEqual(["www A 8.8.8.8 600"]);
    const { rows } = await listZoneChanges(owner, { id, take: 5 });
    expect(rows[0]).toMatchObject({
      state: "failed",
      steps: [{ state: "restored" }, { state: "failed", code: "zones.interrupted" }],
    });
    expect((await save(edits)).change?.state).toBe("done");
  });

  it("the worker puts it back when nobody comes, once, and leaves a save under way alone", async () => {
    await crashAfterDeletion(3);
    expect(await settleInterruptedZones(new Date())).toBe(0);
    expect(world()).toEqual([]);
    await db.zoneChange.updateMany({ data: { at: new Date(Date.now() - 30 * 60_000) }, where: { serviceId: id } });
    await Promise.all([settleInterruptedZones(new Date()), settleInterruptedZones(new Date())]);
    expect(world()).toEqual(["www A 8.8.8.8 600"]);
    expect(await settleInterruptedZones(new Date())).toBe(0);
  });

  it("a zone that lags behind its own answers is still done, and not done twice", async () => {
    await refreshZone(owner, { id });
    await control("faults", { kind: "lag", endpoint: "domains.AddRec", ms: 3_600_000 });
    const { change } = await save([{ op: "add", record: rec("www", "A", "8.8.8.8") }]);
    expect(change?.state).toBe("done");
    expect(change?.added).toMatchObject([{ host: "www", value: "8.8.8.8" }]);
    expect(world()).toEqual(["www A 8.8.8.8 600"]);
  });
});

describe("undo", () => {
  it("takes a change back, and can itself be taken back", async () => {
    const a = plant("www", "A", "8.8.8.8");
    const mx = plant("@", "MX", "mx.example.com.", 10);
    const before = world();
    const { change } = await save([
      { op: "change", id: a, record: rec("www", "A", "9.9.9.9") },
      { op: "delete", id: mx },
      { op: "add", record: rec("api", "A", "7.7.7.7") },
    ]);
    const after = world();
    plant("side", "TXT", "mine");
    const undo = async (changeId: string) => {
      const { version } = await refreshZone(owner, { id });
      return undoChange(owner, { id, changeId, baseVersion: version, confirmed: false });
    };
    const undone = await undo(change?.id ?? "");
    expect(undone.change).toMatchObject({ kind: "undo", undoOfId: change?.id, state: "done" });
    expect(world()).toEqual([...before, "side TXT mine 600"].sort());
    await undo(undone.change?.id ?? "");
    expect(world()).toEqual([...after, "side TXT mine 600"].sort());
    await expect(undo(undone.change?.id ?? "")).rejects.toMatchObject({ code: "zones.nothing_to_undo" });
    await expect(undo(randomUUID())).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("name servers", () => {
  it("are set, shown and reset", async () => {
    expect((await readZone(owner, { id })).effective).toBe(true);
    expect((await readNameServers(owner, { id })).upstream).toBe(true);
    const set = await setNameServers(owner, { id, nameServers: ["NS1.Example.com.", "ns2.example.com", ""] });
    expect(set).toMatchObject({ servers: ["ns1.example.com", "ns2.example.com"], upstream: false });
    await expect(setNameServers(owner, { id, nameServers: ["ns1.example.com"] })).rejects.toMatchObject({
      fields: { nameServers: { code: "dns.server.few" } },
    });
    await expect(setNameServers(owner, { id, nameServers: ["ns1.a.cn", "NS1.a.cn"] })).rejects.toMatchObject({
      fields: { "nameServers.1": { code: "dns.server.twice" } },
    });
    expect((await readZone(owner, { id })).effective).toBe(false);
    const { snapshot } = await db.service.findUniqueOrThrow({ where: { id } });
    expect(snapshot).toEqual({ nameServers: ["ns1.example.com", "ns2.example.com"] });
    expect((await resetNameServers(owner, { id })).upstream).toBe(true);
    await expect(readNameServers(owner, { id: "no-such-id" })).rejects.toMatchObject({ status: 404 });
    const events = await db.serviceEvent.findMany({ where: { serviceId: id } });
    expect(events.map((event) => event.outcome)).toEqual(["ok", "ok"]);
  });

  it("a lost reply is learnt by reading; strangers get nothing", async () => {
    await control("faults", { kind: "dropAfter", endpoint: "domains.ModifyDNS" });
    const set = await setNameServers(owner, { id, nameServers: ["ns1.example.com", "ns2.example.com"] });
    expect(set.upstream).toBe(false);
    const stranger = customer(await newUser());
    await expect(setNameServers(stranger, { id, nameServers: ["a.b.cn", "c.d.cn"] })).rejects.toMatchObject({
      status: 404,
    });
  });
});
