import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { lastUsedNameServers } from "./last-used-name-servers";
import { readNameServers } from "./read-name-servers";
import { readZone } from "./read-zone";
import { resetNameServers } from "./reset-name-servers";
import { setNameServers } from "./set-name-servers";
import { type OwnZone, startZoneWorld, type ZoneWorld } from "./testing/zone-world";

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

  it("those that were last set elsewhere are offered again, newest first, each once, to their owner alone", async () => {
    const [one, two] = [
      ["ns1.one.example", "ns2.one.example"],
      ["ns1.two.example", "ns2.two.example"],
    ];
    for (const nameServers of [one, two, one]) await setNameServers(owner, { id, nameServers });
    await resetNameServers(owner, { id });
    expect(await lastUsedNameServers(owner)).toEqual([one, two]);
    expect(await lastUsedNameServers(await world.customer())).toEqual([]);
  });

  it("a lost reply is learnt by reading; strangers get nothing", async () => {
    await world.control("faults", { kind: "dropAfter", endpoint: "domains.ModifyDNS" });
    const set = await setNameServers(owner, { id, nameServers: ["ns1.example.com", "ns2.example.com"] });
    expect(set.upstream).toBe(false);
    const stranger = await world.customer();
    await expect(setNameServers(stranger, { id, nameServers: ["a.b.cn", "c.d.cn"] })).rejects.toMatchObject({
      status: 404,
    });
  });
});
