import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { listZoneChanges } from "@/lib/zones/list-zone-changes";
import { type OwnZone, startZoneWorld, type ZoneWorld } from "@/lib/zones/testing/zone-world";
import { Bench } from "@/sandbox/codes/bench";
import { readRecordPlan } from "./plan-records";
import { startControl } from "./start-control";

let world: ZoneWorld;
let own: OwnZone;
let owner: CustomerActor;
let domain: string;
let host: string;
let number = 0;
beforeAll(async () => {
  world = await startZoneWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  own = await world.zone();
  owner = own.owner;
  domain = (await db.service.findUniqueOrThrow({ where: { id: own.id } })).name;
  number += 1;
  const name = `host${"abcdefghijklmnopqrst"[number]}`;
  await world.control("host", { ftpname: name });
  const data = { productLine: "hosting", name, displayName: name, customerId: owner.userId, state: "active" } as const;
  const snapshot = { alias: `${name}.example.net`, serverAddress: "203.0.113.7" };
  host = (await db.service.create({ data: { ...data, config: {}, snapshot } })).id;
});

const bind = (input = {}) => ({
  id: host,
  control: "bindDomain",
  input: { domain, host: "www", setRecord: true, filedElsewhere: false, ...input },
});
const agreedTo = (plan: Awaited<ReturnType<typeof readRecordPlan>>) =>
  plan.zones.map(({ serviceId, version }) => ({ serviceId, version }));

it("shows what would change in the zone, and changes nothing before the customer agrees to it", async () => {
  own.plant("www", "A", "8.8.8.8");
  own.plant("blog", "A", "9.9.9.9");
  const plan = await readRecordPlan(owner, bind());
  expect(plan.missed).toEqual([]);
  expect(plan.zones).toMatchObject([
    {
      domain,
      edits: [{ op: "delete" }, { op: "add", record: { host: "www", type: "CNAME" } }],
      records: [{ host: "blog" }, { host: "www" }],
    },
  ]);
  const before = own.records();
  await expect(startControl(owner, bind())).rejects.toMatchObject({ code: "controls.records_review", status: 409 });
  expect(own.records()).toEqual(before);
  expect(await db.controlRun.count({ where: { serviceId: host } })).toBe(0);

  const { run } = await startControl(owner, { ...bind(), zones: agreedTo(plan) });
  expect(run).toMatchObject({ state: "done", params: { recordsSet: 1 }, recordsMissed: [] });
  expect(own.records()).toEqual([`blog A 9.9.9.9 600`, expect.stringContaining("www CNAME")]);
  const { rows } = await listZoneChanges(owner, { id: own.id, take: 5 });
  expect(rows).toMatchObject([{ kind: "template", by: "customer", state: "done" }]);
});

it("asks again if the zone has changed since it was shown", async () => {
  const plan = await readRecordPlan(owner, bind());
  own.plant("www", "A", "8.8.8.8");
  await db.zoneCache.deleteMany({ where: { serviceId: own.id } });
  const start = startControl(owner, { ...bind(), zones: agreedTo(plan) });
  await expect(start).rejects.toMatchObject({ code: "controls.records_review" });
  expect(own.records()).toEqual(["www A 8.8.8.8 600"]);
});

it("asks again if other records are wanted than were shown", async () => {
  const plan = await readRecordPlan(owner, bind());
  await db.service.update({ where: { id: host }, data: { snapshot: { alias: "moved.example.net" } } });
  const start = startControl(owner, { ...bind(), zones: agreedTo(plan) });
  await expect(start).rejects.toMatchObject({ code: "controls.records_review" });
  const other = startControl(owner, {
    ...bind({ host: "shop" }),
    zones: agreedTo(await readRecordPlan(owner, bind())),
  });
  await expect(other).rejects.toMatchObject({ code: "controls.records_review" });
  expect(own.records()).toEqual([]);
});

it("leaves a zone alone that changes between the agreement and the change, and says what is missing", async () => {
  const plan = await readRecordPlan(owner, bind());
  // The plan is read from the zone as it was seen a moment ago; this record comes after that.
  own.plant("www", "A", "8.8.8.8");
  const { run } = await startControl(owner, { ...bind(), zones: agreedTo(plan) });
  expect(run).toMatchObject({ state: "done", recordsReason: "zones.changed_elsewhere" });
  expect(run.recordsMissed).toMatchObject([{ op: "add", record: expect.stringContaining(`www.${domain} CNAME`) }]);
  expect(own.records()).toEqual(["www A 8.8.8.8 600"]);
});

it("needs no agreement where nothing would change, and names what is managed elsewhere", async () => {
  const other = { domain: "free-elsewhere.com" };
  expect(await readRecordPlan(owner, bind(other))).toMatchObject({
    zones: [],
    missed: [expect.stringContaining("www.free-elsewhere.com CNAME")],
  });
  const { run } = await startControl(owner, bind(other));
  expect(run.recordsMissed).toHaveLength(1);
  const none = await readRecordPlan(owner, bind({ setRecord: false }));
  expect(none).toEqual({ zones: [], missed: [] });
});

it("sets a record of a name below the customer's domain in the domain's zone", async () => {
  const plan = await readRecordPlan(owner, bind({ domain: `shop.${domain}`, host: "www" }));
  expect(plan).toMatchObject({
    missed: [],
    zones: [{ domain, edits: [{ op: "add", record: { host: "www.shop", type: "CNAME" } }] }],
  });
});

it("plans nothing in somebody else's zone", async () => {
  const stranger = await world.zone();
  const name = (await db.service.findUniqueOrThrow({ where: { id: stranger.id } })).name;
  const plan = await readRecordPlan(owner, bind({ domain: name }));
  expect(plan.zones).toEqual([]);
  await expect(readRecordPlan(stranger.owner, bind())).rejects.toMatchObject({ code: "not_found" });
});

async function mailFor(maildomain: string) {
  await db.service.create({
    data: {
      ...{ productLine: "mail", name: maildomain, displayName: maildomain, customerId: owner.userId, state: "active" },
      config: { kind: "cheng", edition: "standard" },
    },
  });
  const bench = new Bench(world.sandbox.url, () => world.sandbox.world.now());
  await bench.call("mail.CreateOder", { maildomain, years: "1", mailtag: "m", mailusernumber: "5", mailtype: "1" });
  const { id } = await db.service.findFirstOrThrow({ where: { productLine: "mail", name: maildomain } });
  return { id, control: "records", input: {} };
}

it("extends the SPF record of a mail domain, and replaces its MX records", async () => {
  own.plant("@", "MX", "mxbiz1.qq.com.", 5);
  own.plant("@", "TXT", "v=spf1 include:spf.example.com -all");
  const asked = await mailFor(domain);
  const plan = await readRecordPlan(owner, asked);
  const [zone] = plan.zones;
  expect(zone?.edits.filter(({ op }) => op === "delete")).toHaveLength(1);
  expect(zone?.edits).toContainEqual(
    expect.objectContaining({
      op: "change",
      record: expect.objectContaining({ value: "v=spf1 include:spf.example.com mx -all" }),
    }),
  );
  const { run } = await startControl(owner, { ...asked, zones: agreedTo(plan) });
  expect(run.state).toBe("done");
  expect(own.records().join("\n")).not.toContain("qq.com");
});

it("changes neither of two SPF records, and says so", async () => {
  own.plant("@", "TXT", "v=spf1 include:spf.example.com -all");
  own.plant("@", "TXT", "v=spf1 a -all");
  const asked = await mailFor(domain);
  const plan = await readRecordPlan(owner, asked);
  expect(plan.missed).toEqual([`${domain} TXT v=spf1 mx ?all`]);
  const { run } = await startControl(owner, { ...asked, zones: agreedTo(plan) });
  expect(run).toMatchObject({ state: "done", recordsMissed: [{ op: "add", record: plan.missed[0], before: null }] });
  expect(own.records().filter((record) => record.includes("spf1"))).toHaveLength(2);
});

it("names an SPF record as it can be entered elsewhere", async () => {
  const elsewhere = `mail-${domain}`;
  const { zones, missed } = await readRecordPlan(owner, await mailFor(elsewhere));
  expect(zones).toEqual([]);
  expect(missed).toContain(`${elsewhere} TXT v=spf1 mx ?all`);
});

it.each(["expired", "suspended"] as const)(
  "refuses records of a domain that is %s before anything is shown",
  async (state) => {
    await db.service.update({ where: { id: own.id }, data: { state } });
    const refused = { code: `zones.${state}`, status: 409, params: { name: domain, id: own.id } };
    const mail = await mailFor(domain);
    for (const asked of [bind(), mail]) {
      await expect(readRecordPlan(owner, asked)).rejects.toMatchObject(refused);
      await expect(startControl(owner, asked)).rejects.toMatchObject(refused);
    }
    expect(await db.controlRun.count({ where: { service: { customerId: owner.userId } } })).toBe(0);
    expect((await readRecordPlan(owner, bind({ setRecord: false }))).zones).toEqual([]);
  },
);

it("names what is left as the diff showed it, with the reason, when the change is refused afterwards", async () => {
  own.plant("@", "MX", "mxbiz1.qq.com.", 5);
  own.plant("@", "TXT", "v=spf1 include:spf.example.com -all");
  own.plant("mail", "A", "8.8.8.8");
  const asked = await mailFor(domain);
  const plan = await readRecordPlan(owner, asked);
  for (const endpoint of ["domains.AddRec", "domains.ModifyRec", "domains.DeleteRec"]) {
    await world.control("faults", { kind: "code", endpoint, code: "11308", count: 20 });
  }
  const { run } = await startControl(owner, { ...asked, zones: agreedTo(plan) });
  expect(run).toMatchObject({
    state: "done",
    params: { recordsSet: 0 },
    recordsReason: "zones.refused.domain_state",
  });
  expect(run.recordsMissed).toHaveLength(5);
  expect(run.recordsMissed).toEqual(
    expect.arrayContaining([
      { op: "add", record: `${domain} MX 20 mx2.chengmail.cn.`, before: null },
      {
        op: "replace",
        record: `${domain} MX 10 mx1.chengmail.cn.`,
        before: `${domain} MX 5 mxbiz1.qq.com.`,
      },
      {
        op: "replace",
        record: `${domain} TXT v=spf1 include:spf.example.com mx -all`,
        before: `${domain} TXT v=spf1 include:spf.example.com -all`,
      },
      { op: "delete", record: `mail.${domain} A 8.8.8.8`, before: null },
      { op: "add", record: `mail.${domain} CNAME mail.chengmail.cn.`, before: null },
    ]),
  );
});

it("an address that the internet can't reach is refused beside its field, before changes are shown and by the start alike", async () => {
  const data = { productLine: "ddos", name: domain, displayName: "cdn_gf_50", customerId: owner.userId } as const;
  const { id } = await db.service.create({ data: { ...data, state: "active", reason: "running", config: {} } });
  const asked = { id, control: "pointDomain", input: { domain: `www.${domain}`, address: "10.0.0.1" } };
  const refused = {
    code: "input.invalid",
    fields: { "input.address": { code: "controls.address_private", params: { address: "10.0.0.1" } } },
  };
  await expect(readRecordPlan(owner, asked)).rejects.toMatchObject(refused);
  await expect(startControl(owner, asked)).rejects.toMatchObject(refused);
  expect(own.records()).toEqual([]);
});
