import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { log } from "@/lib/core/log";
import { ACME_NAMES } from "@/lib/core/token-areas";
import { db } from "@/lib/db/client";
import { applyChanges } from "@/lib/zones/apply-changes";
import { listZoneChanges } from "@/lib/zones/list-zone-changes";
import { refreshZone } from "@/lib/zones/refresh-zone";
import { rec } from "@/lib/zones/testing/zone-world";
import { basicOf, type DnsShop, startDnsShop } from "./testing/dns-shop";

let shop: DnsShop;
type Own = Awaited<ReturnType<DnsShop["own"]>>;
beforeAll(async () => {
  process.env.RATE_LIMIT_FACTOR = "100";
  shop = await startDnsShop();
});
afterAll(() => shop.close());

async function post(path: string, body: object | string, headers: Record<string, string>) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const answer = await fetch(shop.url + path, { method: "POST", headers, body: text });
  return { status: answer.status, headers: answer.headers, body: await answer.text() };
}
const challenge = (text: string) => createHash("sha256").update(text).digest("base64url");
const refusals = (tokenId: string) =>
  db.auditEvent.findMany({ where: { action: "tokens.refused", subjectId: tokenId }, select: { after: true } });

describe("httpreq", () => {
  const present = (own: Own, body: object) => post("/dns/httpreq/present", body, basicOf(own.token));
  const cleanUp = (own: Own, body: object) => post("/dns/httpreq/cleanup", body, basicOf(own.token));

  it("keeps two texts at a name, repeats the request, and removes the one that is named", async () => {
    const own = await shop.own({ names: [...ACME_NAMES], types: ["TXT"] });
    const [a, b] = [
      { fqdn: `_acme-challenge.${own.domain}.`, value: challenge("a") },
      { fqdn: `_ACME-Challenge.${own.domain.toUpperCase()}`, value: challenge("b") },
    ];
    for (const body of [a, b, b]) {
      const answer = await present(own, body);
      expect([answer.status, JSON.parse(answer.body)]).toEqual([200, body]);
    }
    const lines = [a, b].map(({ value }) => `_acme-challenge TXT ${value} 300`).sort();
    expect(own.records()).toEqual(lines);
    for (let round = 0; round < 2; round++) expect((await cleanUp(own, a)).status).toBe(200);
    expect(own.records()).toEqual([`_acme-challenge TXT ${b.value} 300`]);
    const { rows } = await listZoneChanges(own.owner, { id: own.id, take: 5 });
    expect(rows.map(({ by, byToken }) => [by, byToken])).toEqual(
      Array(3).fill(["customer", (await db.apiToken.findUniqueOrThrow({ where: { id: own.tokenId } })).name]),
    );
  });

  it("makes the text itself of what lego sends raw, also for a wildcard", async () => {
    const own = await shop.own();
    const raw = { domain: `*.${own.domain}`, token: "t", keyAuth: "t.thumb" };
    expect((await present(own, raw)).status).toBe(200);
    expect(own.records()).toEqual([`_acme-challenge TXT ${challenge("t.thumb")} 300`]);
    expect((await cleanUp(own, raw)).status).toBe(200);
    expect(own.records()).toEqual([]);
  });

  it("removes what it presented when the text had spaces around it or quotes, which no record keeps", async () => {
    const own = await shop.own();
    const fqdn = `_acme-challenge.${own.domain}.`;
    for (const value of [` ${challenge("a")} `, `"${challenge("a")}"`]) {
      for (let round = 0; round < 2; round++) expect((await present(own, { fqdn, value })).status).toBe(200);
      expect(own.records()).toEqual([`_acme-challenge TXT ${challenge("a")} 300`]);
      expect((await cleanUp(own, { fqdn, value })).status).toBe(200);
      expect(own.records()).toEqual([]);
    }
  });

  it.each([
    ["no JSON", "{", 400],
    ["a list", "[]", 400],
    ["other fields", { name: "x" }, 422],
    ["no name", { fqdn: "localhost", value: "x" }, 422],
    ["a name of nobody here", { fqdn: "_acme-challenge.example.org.", value: "x" }, 404],
    ["two final dots", { fqdn: "_acme-challenge.example.org..", value: "x" }, 422],
    ["too much", "x".repeat(20_000), 413],
  ])("refuses %s", async (_, body, status) => {
    const own = await shop.own();
    expect((await post("/dns/httpreq/present", body, basicOf(own.token))).status).toBe(status);
  });
});

describe("a token in other places", () => {
  it("is not taken from the address, nor as a name; the refusal names the scheme and nothing of it is logged", async () => {
    const own = await shop.own();
    const written: string[] = [];
    const spies = (["debug", "info", "warn", "error"] as const).map((level) =>
      vi.spyOn(log, level).mockImplementation((...words: unknown[]) => void written.push(JSON.stringify(words))),
    );
    const query = new URLSearchParams({ hostname: own.domain, token: own.token, password: own.token });
    const inAddress = await fetch(`${shop.url}/nic/update?${query}`);
    expect([inAddress.status, await inAddress.text(), inAddress.headers.get("www-authenticate")]).toEqual([
      401,
      "badauth\n",
      'Basic realm="dns", charset="UTF-8"',
    ]);
    const user = { authorization: `Basic ${Buffer.from(`${own.token}:`).toString("base64")}` };
    expect((await post("/dns/httpreq/present", {}, user)).status).toBe(401);
    // A token that works, in requests that fail in every way.
    await post("/dns/httpreq/present", "{", basicOf(own.token));
    await post("/update", { subdomain: "example.org", txt: challenge("x") }, { "x-api-key": own.token });
    await fetch(`${shop.url}/nic/update?hostname=${own.domain}&myip=nothing`, { headers: basicOf(own.token) });
    for (const spy of spies) spy.mockRestore();
    expect(written.join("\n")).not.toContain(own.token);
    expect(JSON.stringify(await refusals(own.tokenId))).not.toContain(own.token);
  });
});

describe("acme-dns", () => {
  const update = (own: Own, subdomain: string, txt: string) =>
    post("/update", { subdomain, txt }, { "x-api-user": "x", "x-api-key": own.token });

  it("keeps the two newest texts of a name", async () => {
    const own = await shop.own();
    for (const text of ["a", "b", "c", "c"]) {
      const answer = await update(own, own.domain, challenge(text));
      expect([answer.status, JSON.parse(answer.body)]).toEqual([200, { txt: challenge(text) }]);
    }
    await update(own, `*.shop.${own.domain}`, challenge("d"));
    const texts = ["b", "c"].map((text) => `_acme-challenge TXT ${challenge(text)} 300`);
    expect(own.records()).toEqual([...texts, `_acme-challenge.shop TXT ${challenge("d")} 300`].sort());
    expect((await update(own, own.domain, "short")).status).toBe(422);
  });
});

describe("dyndns2", () => {
  async function update(own: Own, query: Record<string, string> | string[][]): Promise<string[]> {
    const answer = await fetch(`${shop.url}/nic/update?${new URLSearchParams(query)}`, { headers: basicOf(own.token) });
    expect(answer.status).toBe(200);
    return (await answer.text()).trim().split("\n");
  }

  it("sets addresses of both families, says good once and nochg afterwards, and leaves others alone", async () => {
    const own = await shop.own();
    own.plant("home", "A", "8.8.4.4");
    own.plant("home", "A", "8.8.8.8");
    own.plant("home", "TXT", "kept");
    const hostname = `home.${own.domain},${own.domain}`;
    const myip = "9.9.9.9,2620:fe::fe";
    const shown = "9.9.9.9,2620:fe::fe";
    expect(await update(own, { hostname, myip })).toEqual([`good ${shown}`, `good ${shown}`]);
    expect(await update(own, { hostname, myip })).toEqual([`nochg ${shown}`, `nochg ${shown}`]);
    expect(await update(own, { hostname: own.domain, myip: "9.9.9.10" })).toEqual(["good 9.9.9.10"]);
    expect(own.records()).toEqual(
      [
        ...["@ A 9.9.9.10 300", "@ AAAA 2620:fe::fe 300"],
        ...["home A 9.9.9.9 600", "home AAAA 2620:fe::fe 300", "home TXT kept 600"],
      ].sort(),
    );
    // Without an address the caller's own.
    expect(await update(own, { hostname: `me.${own.domain}` })).toEqual(["good 127.0.0.1"]);
  });

  it("gives each host of a domain its own code, and takes two spellings of a host as one", async () => {
    const own = await shop.own();
    own.plant("*", "CNAME", "elsewhere.example.com");
    const hostname = ["aa1", "*", "NEW1", "new1"].map((host) => `${host}.${own.domain}`).join(",");
    const good = "good 9.9.9.9";
    expect(await update(own, { hostname, myip: "9.9.9.9" })).toEqual([good, "dnserr", good, good]);
    expect(own.records()).toEqual(
      ["aa1 A 9.9.9.9 300", "new1 A 9.9.9.9 300", "* CNAME elsewhere.example.com 600"].sort(),
    );
    const changes = () => db.zoneChange.count({ where: { serviceId: own.id } });
    expect(await changes()).toBe(2);
    // Where nothing is in the way it is one change.
    const fine = ["aa1", "AA1", "b", "c"].map((host) => `${host}.${own.domain}`).join(",");
    expect(await update(own, { hostname: fine, myip: "9.9.9.10" })).toEqual(Array(4).fill("good 9.9.9.10"));
    expect(await changes()).toBe(3);
  });

  it("has a word for each failure, and the same one for a stranger's domain as for none", async () => {
    const own = await shop.own({ names: ["home"], types: ["A"] });
    const other = await shop.own();
    const { id, domain } = await shop.own();
    await db.service.update({ where: { id }, data: { customerId: own.owner.userId, state: "suspended" } });
    const myip = "9.9.9.9";
    const said = async (query: Record<string, string>) => (await update(own, { myip, ...query })).join(" ");
    const hosts = Array.from({ length: 21 }, (_, at) => `h${at}.${own.domain}`).join(",");
    expect({
      none: await said({ hostname: "" }),
      odd: await said({ hostname: "home" }),
      dots: await said({ hostname: `home..${own.domain}` }),
      many: await said({ hostname: hosts }),
      nobodys: await said({ hostname: "home.example.org" }),
      strangers: await said({ hostname: `home.${other.domain}` }),
      otherName: await said({ hostname: `www.${own.domain}` }),
      otherType: await said({ hostname: `home.${own.domain}`, myip: "2620:fe::fe" }),
      noAddress: await said({ hostname: `home.${own.domain}`, myip: "unknown" }),
      twoAddresses: await said({ hostname: `home.${own.domain}`, myip: "9.9.9.9,8.8.8.8" }),
      twice: (
        await update(own, [
          ["hostname", `home.${own.domain}`],
          ["myip", "9.9.9.9"],
          ["myip", "8.8.8.8"],
        ])
      ).join(" "),
      suspended: await said({ hostname: `home.${domain}` }),
      good: await said({ hostname: `HOME.${own.domain}.` }),
    }).toEqual({
      ...{ none: "notfqdn", odd: "notfqdn", dots: "notfqdn", many: "numhost" },
      ...{ nobodys: "nohost", strangers: "nohost", otherName: "!yours", otherType: "!yours" },
      ...{ noAddress: "dnserr", twoAddresses: "dnserr", twice: "dnserr", suspended: "dnserr", good: "good 9.9.9.9" },
    });
    expect(await refusals(own.tokenId)).toHaveLength(2);
    shop.sandbox.faults.plant({
      ...{ kind: "status", endpoint: "domains.RecList", effect: undefined, name: "" },
      ...{ count: 50, ms: 0, status: 503, code: "", text: "" },
    });
    expect(await said({ hostname: `home.${own.domain}` })).toBe("911");
    shop.sandbox.faults.clear();
    const bad = await fetch(`${shop.url}/nic/update`, { headers: basicOf(`kq_${"x".repeat(43)}`) });
    expect([bad.status, await bad.text()]).toEqual([401, "badauth\n"]);
  });
});

describe("PowerDNS", () => {
  const zoneUrl = (own: Own, rest = "") => `${shop.url}/api/v1/servers/localhost/zones/${own.domain}.${rest}`;
  const key = (own: Own) => ({ "x-api-key": own.token });
  const patch = async (own: Own, rrsets: object[]) => {
    const answer = await fetch(zoneUrl(own), { method: "PATCH", headers: key(own), body: JSON.stringify({ rrsets }) });
    return { status: answer.status, body: await answer.text() };
  };
  const set = (own: Own, host: string, type: string, contents: string[], ttl = 600) => ({
    ...{ name: host === "@" ? `${own.domain}.` : `${host}.${own.domain}.`, type, ttl, changetype: "REPLACE" },
    records: contents.map((content) => ({ content, disabled: false })),
  });
  const all = (own: Own) => [
    set(own, "@", "MX", ["10 mx1.example.com.", "20 mx2.example.com."]),
    set(own, "@", "CAA", ['0 issue "letsencrypt.org"']),
    set(own, "www", "CNAME", ["store.example.com."], 3600),
    set(own, "_sip._tcp", "SRV", ["10 5 5060 sip.example.com."]),
    set(own, "txt", "TXT", ['"v=spf1 -all"', '"a \\"quoted\\" text"']),
    set(own, "ten", "A", ["9.9.9.9", "8.8.8.8"]),
    set(own, "six", "AAAA", ["2620:fe::fe"]),
  ];

  it("shows what was written, in PowerDNS's order of keys; the same written again changes nothing", async () => {
    const own = await shop.own();
    own.plant("@", "NS", "ns1.ezdnscenter.com.");
    expect((await patch(own, all(own))).status).toBe(204);
    const text = await (await fetch(zoneUrl(own), { headers: key(own) })).text();
    expect(text).toContain(
      `{"comments":[],"name":"www.${own.domain}.","records":[{"content":"store.example.com.","disabled":false}],"ttl":3600,"type":"CNAME"}`,
    );
    const { rrsets } = JSON.parse(text) as { rrsets: ReturnType<typeof set>[] };
    const contents = (type: string) => rrsets.find((one) => one.type === type)?.records.map(({ content }) => content);
    for (const { type, records } of all(own))
      expect(contents(type)?.sort()).toEqual(records.map(({ content }) => content).sort());
    expect(contents("NS")).toEqual(["ns1.ezdnscenter.com."]);
    // As octoDNS and external-dns do: everything that was read is written back.
    const before = await db.zoneChange.count({ where: { serviceId: own.id } });
    expect(
      (
        await patch(
          own,
          rrsets.map((one) => ({ ...one, changetype: "REPLACE" })),
        )
      ).status,
    ).toBe(204);
    expect(await db.zoneChange.count({ where: { serviceId: own.id } })).toBe(before);
    const gone = { name: `www.${own.domain}.`, type: "CNAME", changetype: "DELETE" };
    expect((await patch(own, [gone])).status).toBe(204);
    expect((await patch(own, [gone])).status).toBe(204);
    expect(own.records().some((line) => line.startsWith("www "))).toBe(false);
  });

  it("lists servers and the domains that the token reaches, by any spelling of their names", async () => {
    const own = await shop.own();
    const ask = async (path: string, token = own.token) => {
      const answer = await fetch(`${shop.url}${path}`, { headers: { "x-api-key": token } });
      return { status: answer.status, body: await answer.json() };
    };
    expect((await ask("/api")).body).toEqual([{ url: "/api/v1", version: 1 }]);
    expect((await ask("/api/v1/servers")).body).toMatchObject([{ id: "localhost" }]);
    expect((await ask("/api/v1/servers/localhost/zones")).body).toMatchObject([{ name: `${own.domain}.` }]);
    expect((await ask("/api/v1/servers/localhost/zones?zone=other.com.")).body).toEqual([]);
    const { token } = await shop.token(own.owner.userId, { zones: ["other.com"] });
    expect((await ask("/api/v1/servers/localhost/zones", token)).body).toEqual([]);
    expect((await ask(`/api/v1/servers/localhost/zones/${own.domain}.`, token)).status).toBe(403);
    for (const name of [own.domain, own.domain.toUpperCase(), own.domain.replace(".", "=2E")])
      expect((await ask(`/api/v1/servers/localhost/zones/${name}`)).status).toBe(200);
    const stranger = await shop.own();
    expect((await ask(`/api/v1/servers/localhost/zones/${stranger.domain}.`)).status).toBe(404);
    expect((await ask("/api/v1/servers/other/zones")).status).toBe(404);
  });

  it("has no zone of a domain that is not there yet, so that a program which reads all zones reads the others", async () => {
    const own = await shop.own();
    const name = `opening-${own.domain}`;
    const { id } = await db.service.create({
      data: {
        ...{ customerId: own.owner.userId, productLine: "domain", name, displayName: name },
        ...{ state: "opening", config: {} },
      },
    });
    const ask = (path: string) => fetch(`${shop.url}/api/v1/servers/localhost/zones${path}`, { headers: key(own) });
    const listed = async () => ((await (await ask("")).json()) as { name: string }[]).map((zone) => zone.name);
    for (const state of ["opening", "failed"] as const) {
      await db.service.update({ where: { id }, data: { state } });
      expect(await listed()).toEqual([`${own.domain}.`]);
      expect((await ask(`/${name}.`)).status).toBe(404);
      const present = await fetch(`${shop.url}/dns/httpreq/present`, {
        ...{ method: "POST", headers: basicOf(own.token) },
        body: JSON.stringify({ fqdn: `_acme-challenge.${name}.`, value: "x" }),
      });
      expect(present.status).toBe(404);
    }
    await db.service.update({ where: { id }, data: { state: "active" } });
    expect(await listed()).toContain(`${name}.`);
  });

  it("says in one sentence why something can't be", async () => {
    const own = await shop.own();
    own.plant("@", "NS", "ns1.ezdnscenter.com.");
    const refused: [rrset: object, status: number][] = [
      [set(own, "www", "A", ["9.9.9.9"], 60), 422],
      [set(own, "www", "A", ["not an address"]), 422],
      [set(own, "www", "PTR", ["x.example.com."]), 422],
      [set(own, "@", "NS", ["ns.example.com."]), 422],
      [set(own, "www", "MX", ["mx.example.com."]), 422],
      [set(own, "txt", "TXT", ['"heritage=external-dns,owner=x"']), 422],
      [{ ...set(own, "www", "A", ["9.9.9.9"]), name: "www.example.org." }, 422],
      [{ ...set(own, "www", "A", ["9.9.9.9"]), changetype: "MERGE" }, 422],
      [{ ...set(own, "www", "A", []), records: [{ content: "9.9.9.9", disabled: true }] }, 422],
      [{ name: 7 }, 422],
    ];
    // What external-dns makes of a CNAME at the domain itself: its log must say what to use instead.
    const alias = await patch(own, [set(own, "@", "ALIAS", ["lb.example.net."])]);
    expect([alias.status, alias.body]).toEqual([422, expect.stringMatching(/ALIAS.*CNAME/)]);
    for (const [rrset, status] of refused) {
      const answer = await patch(own, [rrset]);
      expect([answer.status, typeof JSON.parse(answer.body).error]).toEqual([status, "string"]);
      expect(answer.body).not.toMatch(/dns[_.]|input\./);
    }
    expect((await patch(own, [set(own, "www", "A", ["9.9.9.9"]), set(own, "www", "A", ["8.8.8.8"])])).status).toBe(422);
    expect(own.records()).toEqual(["@ NS ns1.ezdnscenter.com. 600"]);
    // A challenge's TTL is raised to the least that can be kept.
    expect((await patch(own, [set(own, "_acme-challenge.a", "TXT", ['"x"'], 60)])).status).toBe(204);
    for (const [method, body] of [
      ["PUT", JSON.stringify({ kind: "Master" })],
      ["DELETE", ""],
    ] as const)
      expect((await fetch(zoneUrl(own), { method, headers: key(own), ...(body ? { body } : {}) })).status).toBe(403);
    const made = await post("/api/v1/servers/localhost/zones", { name: "new.com." }, key(own));
    expect(made.status).toBe(403);
    const unknown = await fetch(`${zoneUrl(own)}/export`, { method: "PUT", headers: key(own) });
    expect([unknown.status, unknown.headers.get("allow")]).toEqual([405, "GET"]);
  });

  it("stops at the brake, which no token can release, and names what it may not touch", async () => {
    const own = await shop.own({ types: ["A"] });
    for (let at = 0; at < 12; at++) own.plant(`h${at}`, "A", `8.8.8.${at}`);
    own.plant("txt", "TXT", "kept");
    const sets = (count: number) => Array.from({ length: count }, (_, at) => set(own, `h${at}`, "A", [`9.9.9.${at}`]));
    const braked = await patch(own, sets(5));
    expect([braked.status, JSON.parse(braked.body).error]).toEqual([
      422,
      expect.stringContaining("13 条记录里的 5 条"),
    ]);
    const { version, records } = await refreshZone(own.owner, { id: own.id });
    const token = { id: own.tokenId, name: "x", grant: (await grantOf(own.tokenId)) as never };
    const edits = records
      .filter(({ type }) => type === "A")
      .map(({ id, host }) => ({ op: "change" as const, id, record: rec(host, "A", "9.9.9.9") }));
    const wish = { id: own.id, edits: edits.slice(0, 5), baseVersion: version, confirmed: true };
    await expect(applyChanges({ ...own.owner, token }, wish)).rejects.toMatchObject({ code: "zones.brake_for_token" });
    expect((await patch(own, sets(3))).status).toBe(204);
    expect((await patch(own, [set(own, "txt", "TXT", ['"other"'])])).status).toBe(403);
    // What would be overwritten counts as well as what would be there.
    expect((await patch(own, [set(own, "txt", "A", ["9.9.9.9"]), { ...set(own, "txt", "TXT", []) }])).status).toBe(403);
    // Both because of the type TXT: the same refusal is written once an hour.
    expect(await refusals(own.tokenId)).toHaveLength(1);
  });
});

const grantOf = async (id: string) => (await db.apiToken.findUniqueOrThrow({ where: { id } })).grant;

it("of fifty who change one zone at once by page, PowerDNS and dyndns2, nobody's record is lost", async () => {
  const own = await shop.own();
  const again = async (attempt: () => Promise<boolean>) => {
    for (let left = 40; left > 0; left--) if (await attempt()) return true;
    return false;
  };
  const by: ((at: number) => Promise<boolean>)[] = [
    async (at) => {
      const { version: baseVersion } = await refreshZone(own.owner, { id: own.id });
      const edits = [{ op: "add" as const, record: rec(`h${at}`, "A", `9.9.9.${at}`) }];
      const asked = { id: own.id, edits, baseVersion, confirmed: false };
      return applyChanges(own.owner, asked).then(
        () => true,
        () => false,
      );
    },
    async (at) => {
      const rrset = { name: `h${at}.${own.domain}.`, type: "A", ttl: 600, changetype: "REPLACE" };
      const body = JSON.stringify({ rrsets: [{ ...rrset, records: [{ content: `9.9.9.${at}` }] }] });
      const zone = `${shop.url}/api/v1/servers/localhost/zones/${own.domain}.`;
      return (await fetch(zone, { method: "PATCH", headers: { "x-api-key": own.token }, body })).status === 204;
    },
    async (at) => {
      const query = new URLSearchParams({ hostname: `h${at}.${own.domain}`, myip: `9.9.9.${at}` });
      const answer = await fetch(`${shop.url}/nic/update?${query}`, { headers: basicOf(own.token) });
      return /^(good|nochg)/.test(await answer.text());
    },
  ];
  const writers = Array.from({ length: 50 }, (_, at) => again(() => by[at % 3]?.(at) ?? Promise.resolve(false)));
  expect(await Promise.all(writers)).toEqual(writers.map(() => true));
  expect(own.records().map((line) => line.split(" ").slice(0, 3).join(" "))).toEqual(
    writers.map((_, at) => `h${at} A 9.9.9.${at}`).sort(),
  );
  expect(await db.zoneChange.count({ where: { serviceId: own.id, state: "done" } })).toBe(50);
  // The history is whole: each change begins with what the one before it left, and what all of them made is there.
  const changes = await db.zoneChange.findMany({ where: { serviceId: own.id }, orderBy: { id: "asc" } });
  expect(changes).toHaveLength(50);
  const textsOf = (records: unknown) =>
    (records as { host: string; value: string }[]).map(({ host, value }) => `${host} ${value}`).sort();
  for (const [at, { before, after }] of changes.entries()) {
    expect(textsOf(before)).toEqual(at === 0 ? [] : textsOf(changes[at - 1]?.after));
    expect(textsOf(after)).toHaveLength(at + 1);
  }
}, 180_000);
