import { execFile, spawnSync } from "node:child_process";
import { createSocket } from "node:dgram";
import { Resolver } from "node:dns/promises";
import { connect } from "node:net";
import { domainToASCII } from "node:url";
import { promisify } from "node:util";
import { decode, encode, type Packet, RECURSION_DESIRED } from "dns-packet";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Bench } from "../codes/bench";
import { type RunningSandbox, startSandbox } from "../start";
import type { DnsRecord } from "../world/rows";

let sandbox: RunningSandbox;
let bench: Bench;
let port: number;
const resolver = new Resolver({ timeout: 2_000, tries: 1 });

const ZONE = "shop-zone.com";
const add = (item: string, type: DnsRecord["type"], value: string, more: Record<string, string> = {}) =>
  bench.call("domains.AddRec", { domainname: ZONE, rec_item: item, rec_type: type, rec_value: value, ...more });

beforeAll(async () => {
  sandbox = await startSandbox({ settings: { warts: "clean" } });
  bench = new Bench(sandbox.url);
  port = Number(sandbox.dns.split(":")[1]);
  resolver.setServers([sandbox.dns]);
  for (const name of [ZONE, "示例空间.com"]) {
    await bench.control.handPurchase(name);
    await bench.control.advance(60_000);
    await bench.control.domainState({ domainname: name, state: "run" });
  }
  await add("@", "A", "203.0.113.1");
  await add("@", "AAAA", "2001:db8::1");
  await add("@", "MX", "mx.shop-zone.com.", { rec_level: "5" });
  await add("@", "TXT", "v=spf1 mx -all");
  await add("@", "CAA", '0 issue "letsencrypt.org"');
  await add("mx", "A", "203.0.113.5");
  await add("www", "CNAME", `${ZONE}.`);
  await add("out", "CNAME", "elsewhere.example.");
  await add("gone", "CNAME", "nothing.shop-zone.com.");
  await add("deep.below", "A", "203.0.113.9");
  await add("*", "A", "203.0.113.77");
  await add("sub", "NS", "ns1.elsewhere.example");
  await add("_sip._tcp", "SRV", "10 20 5060 mx.shop-zone.com");
});
afterAll(() => sandbox.close());

const query = (name: string, type: string, more: Partial<Packet> = {}): Buffer =>
  encode({ type: "query", id: 4711, flags: RECURSION_DESIRED, questions: [{ name, type: type as "A" }], ...more });

function overUdp(message: Buffer): Promise<Buffer> {
  const socket = createSocket("udp4");
  return new Promise<Buffer>((resolve, reject) => {
    socket.once("message", resolve);
    socket.once("error", reject);
    socket.send(message, port, "127.0.0.1");
  }).finally(() => socket.close());
}

/** Sends all messages over one connection, in one piece. */
function overTcp(...messages: Buffer[]): Promise<Buffer[]> {
  const socket = connect(port, "127.0.0.1");
  const framed = messages.flatMap((message) => [Buffer.from([message.length >> 8, message.length & 255]), message]);
  socket.write(Buffer.concat(framed));
  const got: Buffer[] = [];
  let rest: Buffer = Buffer.alloc(0);
  return new Promise<Buffer[]>((resolve, reject) => {
    socket.once("error", reject);
    socket.on("data", (chunk) => {
      rest = Buffer.concat([rest, chunk]);
      while (rest.length >= 2 && rest.length >= 2 + rest.readUInt16BE(0)) {
        const end = 2 + rest.readUInt16BE(0);
        got.push(rest.subarray(2, end));
        rest = rest.subarray(end);
      }
      if (got.length === messages.length) resolve(got);
    });
  }).finally(() => socket.destroy());
}

const ask = async (name: string, type: string, more?: Partial<Packet>) => {
  const answer = decode(await overUdp(query(name, type, more))) as ReturnType<typeof decode> & { rcode: string };
  return { ...answer, lines: (answer.answers ?? []).map((one) => [one.name, one.type, "data" in one ? one.data : ""]) };
};

describe("a stock resolver", () => {
  it("reads every type", async () => {
    expect(await resolver.resolve4(ZONE, { ttl: true })).toEqual([{ address: "203.0.113.1", ttl: 600 }]);
    expect(await resolver.resolve6(ZONE)).toEqual(["2001:db8::1"]);
    // Node 24 adds the record's type to each answer.
    expect(await resolver.resolveMx(ZONE)).toMatchObject([{ exchange: "mx.shop-zone.com", priority: 5 }]);
    expect(await resolver.resolveTxt(ZONE)).toEqual([["v=spf1 mx -all"]]);
    expect(await resolver.resolveCaa(ZONE)).toMatchObject([{ critical: 0, issue: "letsencrypt.org" }]);
    expect(await resolver.resolveSrv(`_sip._tcp.${ZONE}`)).toMatchObject([
      { name: "mx.shop-zone.com", port: 5060, priority: 10, weight: 20 },
    ]);
    expect((await resolver.resolveNs(ZONE)).sort()).toEqual([1, 2, 3, 4, 5, 6].map((n) => `ns${n}.ezdnscenter.com`));
    expect(await resolver.resolveSoa(ZONE)).toMatchObject({ nsname: "ns1.ezdnscenter.com", minttl: 60 });
    expect(await resolver.resolveCname(`www.${ZONE}`)).toEqual([ZONE]);
    expect(await resolver.resolve4("ns1.ezdnscenter.com")).toEqual(["127.0.0.1"]);
  });

  it("follows a CNAME, takes the star for a name that does not exist, and not beside one that does", async () => {
    expect(await resolver.resolve4(`www.${ZONE}`)).toEqual(["203.0.113.1"]);
    expect(await resolver.resolve4(`anything.at.all.${ZONE}`)).toEqual(["203.0.113.77"]);
    await expect(resolver.resolve4(`other.below.${ZONE}`)).rejects.toMatchObject({ code: "ENOTFOUND" });
    await expect(resolver.resolve4(`below.${ZONE}`)).rejects.toMatchObject({ code: "ENODATA" });
    await expect(resolver.resolve6(`mx.${ZONE}`)).rejects.toMatchObject({ code: "ENODATA" });
    await expect(resolver.resolve4("elsewhere.example")).rejects.toMatchObject({ code: "EREFUSED" });
  });

  it("sees a record at once that was written through the API, and no longer one that was deleted", async () => {
    const { message } = await add("fresh", "TXT", "one");
    expect(await resolver.resolveTxt(`fresh.${ZONE}`)).toEqual([["one"]]);
    await bench.call("domains.DeleteRec", { domainname: ZONE, rec_id: String(message) });
    await expect(resolver.resolveTxt(`fresh.${ZONE}`)).rejects.toMatchObject({ code: "ENODATA" });
  });

  it("reads a Chinese name in its ASCII form", async () => {
    const domainname = "示例空间.com";
    await bench.call("domains.AddRec", { domainname, rec_item: "商城", rec_type: "A", rec_value: "203.0.113.20" });
    expect(await resolver.resolve4(domainToASCII(`商城.${domainname}`))).toEqual(["203.0.113.20"]);
  });

  it("gets an answer over TCP that does not fit into UDP, its long texts in pieces", async () => {
    const long = "k".repeat(1_800);
    await bench.control.foreignZone({
      domainname: "big.example",
      records: [{ item: "@", type: "TXT", value: long }],
    });
    const pieces = await resolver.resolveTxt("big.example");
    expect(pieces[0]?.map((piece) => piece.length)).toEqual([255, 255, 255, 255, 255, 255, 255, 15]);
    expect(pieces[0]?.join("")).toBe(long);
  });
});

describe("the protocol", () => {
  it("keeps the case of the question, also under the star and behind an alias", async () => {
    const { questions, lines, flag_aa } = await ask("wWw.Shop-ZONE.com", "A");
    expect(questions?.[0]?.name).toBe("wWw.Shop-ZONE.com");
    expect(flag_aa).toBe(true);
    expect(lines).toEqual([
      ["wWw.Shop-ZONE.com", "CNAME", ZONE],
      [ZONE, "A", "203.0.113.1"],
    ]);
    expect((await ask("AnY.Shop-zone.com", "A")).lines).toEqual([["AnY.Shop-zone.com", "A", "203.0.113.77"]]);
  });

  it("says that a name is missing, with the SOA to keep that by; an alias to it is said before", async () => {
    const missing = await ask(`x.deep.below.${ZONE}`, "A");
    expect([missing.rcode, missing.flag_aa, missing.authorities?.[0]?.type]).toEqual(["NXDOMAIN", true, "SOA"]);
    await bench.call("domains.AddRec", {
      ...{ domainname: ZONE, rec_item: "gone.below", rec_type: "CNAME" },
      rec_value: "no.below.shop-zone.com.",
    });
    const dangling = await ask(`gone.below.${ZONE}`, "A");
    expect([dangling.rcode, dangling.lines.length, dangling.authorities?.[0]?.type]).toEqual(["NXDOMAIN", 1, "SOA"]);
    const outside = await ask(`out.${ZONE}`, "A");
    expect([outside.rcode, outside.lines]).toEqual(["NOERROR", [[`out.${ZONE}`, "CNAME", "elsewhere.example"]]]);
  });

  it("hands over what is delegated, without authority", async () => {
    const { flag_aa, answers, authorities } = await ask(`www.sub.${ZONE}`, "A");
    expect([flag_aa, answers, authorities?.map((one) => one.type)]).toEqual([false, [], ["NS"]]);
  });

  it("cuts an answer to what the asker takes: 512 octets, or as EDNS says, but no more than 1232", async () => {
    const records = Array.from({ length: 9 }, (_, n) => ({
      item: "t",
      type: "TXT" as const,
      value: `${n}`.repeat(100),
    }));
    await bench.control.foreignZone({ domainname: "edns.example", records });
    const edns = (udpPayloadSize: number) => ({
      additionals: [
        {
          name: ".",
          type: "OPT" as const,
          udpPayloadSize,
          extendedRcode: 0,
          ednsVersion: 0,
          flags: 0,
          flag_do: false,
          options: [],
        },
      ],
    });
    const plain = await ask("t.edns.example", "TXT");
    expect([plain.flag_tc, plain.lines.length, plain.additionals?.length]).toEqual([true, 0, 0]);
    const roomy = await ask("t.edns.example", "TXT", edns(1_232));
    expect([roomy.flag_tc, roomy.lines.length, roomy.additionals?.[0]?.type]).toEqual([false, 9, "OPT"]);
    const more = [...records, ...records.map(({ value, ...rest }) => ({ ...rest, value: `${value}b` }))];
    await bench.control.foreignZone({ domainname: "edns.example", records: more });
    expect((await ask("t.edns.example", "TXT", edns(4_096))).flag_tc).toBe(true);
    const [first, second] = await overTcp(query("t.edns.example", "TXT"), query(ZONE, "A"));
    expect([decode(first as Buffer).answers?.length, decode(second as Buffer).answers?.length]).toEqual([18, 1]);
  });

  it("refuses what it does not do, answers nonsense with an error, and answers no answer", async () => {
    expect((await ask(ZONE, "AXFR")).rcode).toBe("REFUSED");
    expect((await ask("com", "SOA")).rcode).toBe("REFUSED");
    expect((await ask(ZONE, "HTTPS")).rcode).toBe("NOERROR");
    const update = query(ZONE, "A");
    update.writeUInt16BE(5 << 11, 2);
    expect(decode(await overUdp(update))).toMatchObject({ rcode: "NOTIMP", id: 4711 });
    expect(decode(await overUdp(query(ZONE, "A").subarray(0, 14)))).toMatchObject({ rcode: "FORMERR", id: 4711 });
    // The answer that comes is the one to the question behind it.
    const socket = createSocket("udp4");
    const heard = new Promise<Buffer>((resolve) => socket.once("message", resolve));
    socket.send(encode({ type: "response", id: 1, questions: [{ name: ZONE, type: "A" }] }), port, "127.0.0.1");
    socket.send(Buffer.from("short"), port, "127.0.0.1");
    socket.send(query(ZONE, "A"), port, "127.0.0.1");
    expect((await heard).readUInt16BE(0)).toBe(4711);
    socket.close();
  });

  it("knows of a domain that is served elsewhere only by whom, and a planted zone's records", async () => {
    await bench.control.handPurchase("moved.com");
    await bench.control.advance(60_000);
    const dns = { dns_hst1: "ns1.elsewhere.example", dns_hst2: "ns2.elsewhere.example" };
    await bench.call("domains.ModifyDNS", { domainname: "moved.com", ...dns });
    const servers = await ask("moved.com", "NS");
    expect([servers.flag_aa, servers.lines.map(([, , server]) => server)]).toEqual([
      false,
      ["ns1.elsewhere.example", "ns2.elsewhere.example"],
    ]);
    expect((await ask("moved.com", "A")).rcode).toBe("REFUSED");
    const records = [{ item: "www", type: "A" as const, value: "198.51.100.7" }];
    await bench.control.foreignZone({ domainname: "moved.com", records });
    expect(await resolver.resolve4("www.moved.com")).toEqual(["198.51.100.7"]);
    await bench.control.foreignZone({ domainname: "moved.com", records: [] });
    expect((await ask("www.moved.com", "A")).rcode).toBe("REFUSED");
  });
});

const isInstalled = spawnSync("dig", ["-v"]).status === 0;

it.skipIf(!isInstalled)("is understood by dig, over UDP with cookies and over TCP (skipped without dig)", async () => {
  // The name server is in this process: waiting for dig without letting it answer would wait for ever.
  const run = async (...words: string[]) =>
    (await promisify(execFile)("dig", ["@127.0.0.1", "-p", String(port), "+short", ...words])).stdout.trim();
  expect(await run(ZONE, "MX")).toBe("5 mx.shop-zone.com.");
  expect(await run("+tcp", ZONE, "CAA")).toBe('0 issue "letsencrypt.org"');
});
