import { createSocket, type Socket } from "node:dgram";
import type { AddressInfo } from "node:net";
import { type Answer, AUTHORITATIVE_ANSWER, decode, encode } from "dns-packet";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { addMs, DAY_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import * as environment from "@/lib/env";
import { forgetSettings } from "@/lib/settings/read-setting";
import { type OwnZone, rec, startZoneWorld, type ZoneWorld } from "../testing/zone-world";
import { askServer } from "./ask-server";
import { checkHealth } from "./check-health";
import { checkLive } from "./check-live";
import { findAuthorities } from "./find-authorities";
import { liveResolvers, mayBeAsked } from "./live-resolvers";
import { readZoneHealth } from "./read-zone-health";

let world: ZoneWorld;
beforeAll(async () => {
  world = await startZoneWorld();
}, 60_000);
afterAll(() => world.close());
afterEach(async () => {
  vi.restoreAllMocks();
  await useResolvers("");
});

async function useResolvers(resolvers: string): Promise<void> {
  const value = { resolvers };
  await db.setting.upsert({ where: { key: "liveDns" }, create: { key: "liveDns", value }, update: { value } });
  forgetSettings();
}

/** A resolver that keeps one old answer, or says nothing. */
async function startOldResolver(
  answers: Answer[] | "silent",
): Promise<{ address: string; asked: string[]; socket: Socket }> {
  const socket = createSocket("udp4");
  const asked: string[] = [];
  socket.on("message", (message, from) => {
    const query = decode(message);
    asked.push(query.questions?.[0]?.type ?? "");
    if (answers === "silent") return;
    const { id, questions } = query;
    socket.send(encode({ type: "response", id, questions, answers }), from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  return { address: `127.0.0.1:${(socket.address() as AddressInfo).port}`, asked, socket };
}

const nameOf = async ({ id }: OwnZone) => (await db.service.findUniqueOrThrow({ where: { id } })).name;

describe("Is it live?", () => {
  it("asks each name server and each resolver, and says who answers what", async () => {
    const zone = await world.zone();
    const name = await nameOf(zone);
    await zone.save([
      { op: "add", record: rec("@", "MX", "mx.example.com.", 5) },
      { op: "add", record: rec("www", "A", "8.8.8.8") },
      { op: "add", record: rec("www", "TXT", "v=one two") },
      { op: "add", record: rec("_s._tcp", "SRV", "1 2 443 a.example.com.") },
      { op: "add", record: rec("@", "CAA", '0 issue "letsencrypt.org"') },
      { op: "add", record: rec("v6", "AAAA", "2001:db8:0:0::1") },
      { op: "add", record: rec("shop", "CNAME", "Shops.example.com.") },
    ]);
    const old = await startOldResolver([{ name: `www.${name}`, type: "A", ttl: 250, data: "9.9.9.9" }]);
    const dead = await startOldResolver("silent");
    await useResolvers([world.sandbox.dns, old.address, dead.address].join(", "));
    const whole = await checkLive(zone.owner, { id: zone.id });
    expect(whole).toMatchObject({ led: true, left: 0 });
    expect(whole.servers.filter(({ kind }) => kind === "authority").map((one) => one.name)).toEqual(
      [1, 2, 3, 4, 5, 6].map((n) => `ns${n}.ezdnscenter.com`),
    );
    expect(whole.sets).toHaveLength(7);
    for (const { answers } of whole.sets) {
      expect(answers.slice(0, 7).map(({ verdict }) => verdict)).toEqual(Array.from({ length: 7 }, () => "same"));
    }
    const www = whole.sets.find(({ host, type }) => host === "www" && type === "A");
    expect(www?.answers[7]).toEqual({ verdict: "old", values: ["9.9.9.9"], ttlSeconds: 250 });
    expect(www?.answers[8]).toEqual({ verdict: "silent", values: [], ttlSeconds: null });
    // Two tries of the first five questions; then the others are not asked.
    expect(dead.asked).toHaveLength(10);
    const one = await checkLive(zone.owner, { id: zone.id, host: "www", type: "TXT" });
    expect(one.sets.map(({ held }) => held)).toEqual([["v=one two"]]);
    const none = checkLive(zone.owner, { id: zone.id, host: "nothing" });
    await expect(none).rejects.toMatchObject({ code: "zones.nothing_held" });
    old.socket.close();
    dead.socket.close();
  });

  it("says what is missing at the name servers, and that the domain is led elsewhere", async () => {
    const zone = await world.zone();
    const name = await nameOf(zone);
    await zone.save([{ op: "add", record: rec("www", "A", "8.8.8.8") }]);
    await useResolvers(world.sandbox.dns);
    const { world: rows } = world.sandbox;
    const [row] = rows.records.inGroup(name);
    rows.transact(() => rows.records.remove(row?.id ?? ""));
    const missing = await checkLive(zone.owner, { id: zone.id });
    expect(new Set(missing.sets[0]?.answers.map(({ verdict }) => verdict))).toEqual(new Set(["nothing"]));
    const domain = rows.domains.get(name);
    if (!domain) throw new Error("no domain");
    rows.transact(() => rows.domains.put(name, { ...domain, dns: ["ns1.elsewhere.example", "ns2.elsewhere.example"] }));
    const away = await checkLive(zone.owner, { id: zone.id });
    expect(away.led).toBe(false);
    expect(away.servers.slice(0, 2)).toEqual(
      [1, 2].map((n) => ({ kind: "authority", name: `ns${n}.elsewhere.example`, reachable: false })),
    );
    expect(away.sets[0]?.answers.map(({ verdict }) => verdict)).toEqual(["silent", "silent", "refused"]);
  });

  it("asks nobody where nobody is named", async () => {
    const zone = await world.zone();
    await zone.save([{ op: "add", record: rec("www", "A", "8.8.8.8") }]);
    await expect(checkLive(zone.owner, { id: zone.id })).rejects.toMatchObject({ code: "zones.no_resolvers" });
  });
});

describe("whom the shop asks", () => {
  it("is never an address of its own network, except beside the sandbox", async () => {
    const inside = ["127.0.0.1", "10.1.2.3", "192.168.0.53", "172.16.9.9", "169.254.169.254", "100.64.0.1", "0.0.0.0"];
    const inside6 = ["::1", "fd00::53", "fe80::1", "::ffff:127.0.0.1"];
    const may = (ip: string) => mayBeAsked({ ip, port: 53 });
    expect([...inside, ...inside6].every(may)).toBe(true);
    await useResolvers(`${world.sandbox.dns}, 223.5.5.5, 10.0.0.53`);
    const resolver = { ip: "127.0.0.1", port: Number(world.sandbox.dns.split(":")[1]) };
    const real = environment.env();
    vi.spyOn(environment, "env").mockReturnValue({ ...real, sandbox: false });
    expect([...inside, ...inside6].filter(may)).toEqual([]);
    expect(["223.5.5.5", "1.1.1.1", "2400:3200::1"].every(may)).toBe(true);
    expect(await liveResolvers()).toEqual([{ ip: "223.5.5.5", port: 53 }]);
    // A name server whose name leads into the network around the shop is listed and not asked.
    const zone = await world.zone();
    const { servers } = await findAuthorities(await nameOf(zone), [], [resolver]);
    expect(servers.map(({ address }) => address)).toEqual([null, null, null, null, null, null]);
  });

  it("is believed only for the question that was asked, from where it was asked", async () => {
    const socket = createSocket("udp4");
    socket.on("message", (message, from) => {
      const { id = 0, questions } = decode(message);
      const send = (more: object) =>
        socket.send(encode({ type: "response", id, questions, flags: AUTHORITATIVE_ANSWER, ...more }), from.port);
      socket.send(Buffer.from("nonsense"), from.port);
      send({ id: (id + 1) & 0xffff, answers: [{ name: "a.example", type: "A", data: "6.6.6.6" }] });
      send({
        questions: [{ name: "b.example", type: "A" }],
        answers: [{ name: "a.example", type: "A", data: "6.6.6.6" }],
      });
      send({ answers: [{ name: "a.example", type: "A", ttl: 60, data: "8.8.8.8" }] });
    });
    await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
    const server = { ip: "127.0.0.1", port: (socket.address() as AddressInfo).port };
    expect(await askServer(server, { name: "a.example", type: "A" }, { recurse: false })).toMatchObject({
      ...{ kind: "answer", rcode: "NOERROR", authoritative: true },
      records: [{ name: "a.example", type: "A", ttlSeconds: 60, data: "8.8.8.8" }],
    });
    socket.close();
  });
});

describe("health", () => {
  const codes = ({ findings }: Awaited<ReturnType<typeof checkHealth>>) =>
    findings.map(({ code, name }) => [code, name]);

  it("finds what leads nowhere, mail without its records, and an expiry that comes, and keeps it for a while", async () => {
    const zone = await world.zone();
    const name = await nameOf(zone);
    await useResolvers(world.sandbox.dns);
    const quiet = await checkHealth(zone.owner, { id: zone.id });
    expect(quiet).toMatchObject({ findings: [], asked: true });
    await zone.save([
      { op: "add", record: rec("@", "MX", `mx.${name}.`, 5) },
      { op: "add", record: rec("old", "CNAME", `gone.${name}.`) },
      { op: "add", record: rec("fine", "CNAME", `old2.${name}.`) },
      { op: "add", record: rec("old2", "A", "8.8.8.8") },
      { op: "add", record: rec("out", "CNAME", "who.knows.example.") },
    ]);
    await db.service.update({ where: { id: zone.id }, data: { expiresAt: addMs(new Date(), 5 * DAY_MS) } });
    expect(await readZoneHealth(zone.owner, { id: zone.id })).toEqual(quiet);
    const found = await checkHealth(zone.owner, { id: zone.id });
    expect(codes(found)).toEqual([
      ["dangling", name],
      ["dangling", `old.${name}`],
      ["no_spf", name],
      ["no_dmarc", `_dmarc.${name}`],
      ["expiring", name],
    ]);
    expect(await readZoneHealth(zone.owner, { id: zone.id })).toEqual(found);
    const later = await readZoneHealth(zone.owner, { id: zone.id }, addMs(new Date(), DAY_MS));
    expect(later.checkedAt.getTime()).toBeGreaterThan(found.checkedAt.getTime());
  });

  it("finds name servers that don't serve the domain, and says without an answer only what the shop knows", async () => {
    const zone = await world.zone();
    const name = await nameOf(zone);
    const { world: rows } = world.sandbox;
    const domain = rows.domains.get(name);
    if (!domain) throw new Error("no domain");
    await world.control("foreign-zone", {
      ...{ domainname: "other.example", nameServers: ["ns1.lame.example"] },
      records: [{ item: "@", type: "A", value: "198.51.100.1" }],
    });
    rows.transact(() => rows.domains.put(name, { ...domain, dns: ["ns1.lame.example", "ns9.nowhere.example"] }));
    await useResolvers(world.sandbox.dns);
    expect(codes(await checkHealth(zone.owner, { id: zone.id }))).toEqual([
      ["lame", "ns1.lame.example"],
      ["unreachable_server", "ns9.nowhere.example"],
      ["elsewhere", name],
    ]);
    await useResolvers("");
    const unasked = await checkHealth(zone.owner, { id: zone.id });
    expect([unasked.asked, codes(unasked)]).toEqual([false, [["elsewhere", name]]]);
  });

  it("does not call a domain well of which nobody knows yet whether its real-name review has passed", async () => {
    const zone = await world.zone();
    await useResolvers(world.sandbox.dns);
    const name = await nameOf(zone);
    await world.control("domain-state", { domainname: name, state: "Not certified" });
    const read = await checkHealth(zone.owner, { id: zone.id });
    expect(read.findings).toEqual([{ code: "real_name", name, displayName: name, params: { state: "none" } }]);
    const { snapshotAt } = await db.service.findUniqueOrThrow({ where: { id: zone.id } });
    expect(snapshotAt).not.toBeNull();
    // Nobody can be asked: that is said, too.
    const unread = await world.zone();
    world.sandbox.faults.plant({
      ...{ kind: "status", endpoint: "domains.DomainDetail", effect: undefined, name: "" },
      ...{ count: 50, ms: 0, status: 503, code: "", text: "" },
    });
    const unknown = await checkHealth(unread.owner, { id: unread.id });
    world.sandbox.faults.clear();
    const [finding] = unknown.findings;
    expect(finding).toMatchObject({ code: "real_name", name: await nameOf(unread), params: { state: "unknown" } });
    expect(unknown.findings).toHaveLength(1);
  });

  it("is its owner's alone", async () => {
    const [mine, other] = [await world.zone(), await world.zone()];
    await expect(readZoneHealth(other.owner, { id: mine.id })).rejects.toMatchObject({ status: 404 });
    await expect(checkLive(other.owner, { id: mine.id })).rejects.toMatchObject({ status: 404 });
  });
});
