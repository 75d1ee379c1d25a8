import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { freePort } from "@/lib/db/embedded";
import { type DnsShop, startDnsShop } from "../testing/dns-shop";
import { differentCalls } from "./testing/declared-differences";
import { PDNS_PROGRAMS, type WantedRRset } from "./testing/programs";
import { alikeCalls, type RecordedCall, standing } from "./testing/recorded-calls";

/**
 * The requests of programs that manage records, as they send them, to the shop and to Debian's PowerDNS: both answer with the same
 * status and body and have the same records afterwards, except where a difference is declared with its reason.
 */
const path = `${process.env.PATH}:/usr/sbin`;
const SCHEMA = "/usr/share/pdns-backend-sqlite3/schema/schema.sqlite3.sql";
const missing = ["pdns_server", "sqlite3"].filter(
  (name) => spawnSync("which", [name], { env: { PATH: path } as never }).status !== 0,
);
const packages = "pdns-server pdns-backend-sqlite3 sqlite3";

it("is installed where it must be", () => {
  if (process.env.REQUIRE_DNS_PROGRAMS) expect(missing).toEqual([]);
});

describe.skipIf(missing.length > 0)(
  `PowerDNS${missing.length > 0 ? ` (skipped: apt-get install ${packages})` : ""}`,
  () => {
    let dir: string;
    let shop: DnsShop;
    let base: string;
    let stop: () => Promise<void>;

    beforeAll(async () => {
      process.env.RATE_LIMIT_FACTOR = "100";
      dir = mkdtempSync(join(tmpdir(), "kumquat-pdns-"));
      const [port, dns] = [await freePort(), await freePort()];
      spawnSync("sqlite3", [join(dir, "pdns.db"), `.read ${SCHEMA}`]);
      const config = [
        ...["launch=gsqlite3", `gsqlite3-database=${join(dir, "pdns.db")}`, `local-address=127.0.0.1:${dns}`],
        ...["webserver=yes", "webserver-address=127.0.0.1", `webserver-port=${port}`, "api=yes", "api-key=secret"],
        ...[`socket-dir=${dir}`, "setuid=", "setgid="],
      ];
      writeFileSync(join(dir, "pdns.conf"), config.join("\n"));
      const child = spawn("pdns_server", [`--config-dir=${dir}`, "--guardian=no", "--daemon=no"], {
        ...{ env: { ...process.env, PATH: path }, stdio: "ignore" },
      });
      const ended = once(child, "exit");
      stop = async () => {
        child.kill();
        await ended;
      };
      base = `http://127.0.0.1:${port}`;
      for (let left = 100; left > 0; left--) {
        if (await fetch(`${base}/api`).then(Boolean, () => false)) break;
        await pause(100);
      }
      shop = await startDnsShop();
    }, 60_000);
    afterAll(async () => {
      await stop?.();
      await shop?.close();
      rmSync(dir, { recursive: true, force: true });
    });

    interface Zone {
      id?: string;
      kind?: string;
      name?: string;
      url?: string;
      rrsets?: { name: string; type: string; ttl: number; records: { content: string }[] }[];
    }
    /** What both must have in common: the sets, without the ones that belong to the server. */
    const setsIn = ({ rrsets }: Zone, zone: string) =>
      rrsets
        ?.map(({ name, type, ttl, records }) => ({
          name: name.toLowerCase(),
          line: `${name.toLowerCase()} ${ttl} ${type} ${records
            .map((one) => one.content)
            .sort()
            .join(" | ")}`,
          type,
        }))
        .filter(({ name, type }) => !(name === `${zone}.` && (type === "SOA" || type === "NS")))
        .map(({ line }) => line)
        .sort();

    /** What of an answer matters to a program: all of it but counters, versions and the wording of an error. */
    function meaningOf(text: string, { method, to }: RecordedCall, zone: string): unknown {
      const json: unknown = /^[[{]/.test(text) ? JSON.parse(text) : null;
      if (json === null) return text === "" ? "nothing" : "a text";
      if (typeof json === "object" && "error" in json) return typeof json.error;
      if (to.startsWith("/localhost/config")) return "a list";
      if (typeof json === "object" && "zone" in json) {
        const own = new RegExp(`^${zone}\\.\t\\d+\tIN\t(SOA|NS)\t`);
        const lines = String(json.zone).split("\n");
        return lines.filter((line) => !own.test(line)).sort();
      }
      const shown = ([json].flat() as Zone[]).map((one) => {
        const { rrsets: _, ...rest } = one;
        const counters = [
          "autoprimaries_url",
          "version",
          "count",
          "serial",
          "edited_serial",
          "notified_serial",
          "api_rectify",
        ];
        const inList = [
          "master_tsig_key_ids",
          "slave_tsig_key_ids",
          "soa_edit",
          "soa_edit_api",
          "dnssec",
          "nsec3narrow",
          "nsec3param",
        ];
        const left = Object.entries(rest).filter(([key]) => !counters.includes(key) && !inList.includes(key));
        return { ...Object.fromEntries(left), sets: setsIn(one, zone) };
      });
      return method === "GET" || method === "PUT" ? shown : "an object";
    }

    async function ask(url: string, key: string, zone: string, call: RecordedCall) {
      const { method, to, body } = call;
      const answer = await fetch(`${url}/api/v1/servers${to.replaceAll("{}", `${zone}.`)}`, {
        ...{ method, headers: { "x-api-key": key, accept: "application/json" } },
        ...(body === undefined
          ? {}
          : { body: (typeof body === "string" ? body : JSON.stringify(body)).replaceAll("{}.", `${zone}.`) }),
      });
      const text = await answer.text();
      const meaning = meaningOf(text, call, zone);
      return { status: answer.status, meaning, sets: /^\{/.test(text) ? setsIn(JSON.parse(text), zone) : undefined };
    }

    /** The same zone here and there, and each asked by turns. */
    async function bothServers() {
      const { id, domain, token } = await shop.own();
      const made = await fetch(`${base}/api/v1/servers/localhost/zones`, {
        ...{ method: "POST", headers: { "x-api-key": "secret" } },
        body: JSON.stringify({ name: `${domain}.`, kind: "Native", nameservers: ["ns1.example.net."] }),
      });
      expect(made.status).toBe(201);
      const ours = (call: RecordedCall) => ask(shop.url, token, domain, call);
      const theirs = (call: RecordedCall) => ask(base, "secret", domain, call);
      const whole: RecordedCall = { who: "we", method: "GET", to: "/localhost/zones/{}" };
      const zones = async () => [(await ours(whole)).sets, (await theirs(whole)).sets] as const;
      return { id, domain, token, ours, theirs, zones };
    }

    it("answers two hundred recorded calls as the shop does", async () => {
      const { domain, ours, theirs, zones } = await bothServers();
      const calls = alikeCalls(domain);
      expect(calls.length).toBeGreaterThanOrEqual(200);
      for (const call of calls) {
        const [{ sets: _, ...here }, { sets: __, ...there }] = [await ours(call), await theirs(call)];
        expect.soft({ call, ...here }).toEqual({ call, ...there });
        if (call.method !== "PATCH") continue;
        const [mine, their] = await zones();
        expect.soft({ call, sets: mine }).toEqual({ call, sets: their });
      }
    }, 300_000);

    it("is answered otherwise only where that is declared", async () => {
      const { domain, ours, theirs, zones } = await bothServers();
      const back = (sets: readonly WantedRRset[]) =>
        sets.map(({ contents, ...set }) => ({
          ...set,
          changetype: "REPLACE",
          records: contents.map((content) => ({ content })),
        }));
      const patchOf = (rrsets: readonly object[]): RecordedCall => ({
        who: "we",
        method: "PATCH",
        to: "/localhost/zones/{}",
        body: { rrsets },
      });
      for (const side of [ours, theirs]) expect((await side(patchOf(back(standing(domain))))).status).toBe(204);
      for (const call of differentCalls(domain)) {
        const [here, there] = [await ours(call), await theirs(call)];
        expect
          .soft({ call, ours: here.status, theirs: there.status })
          .toMatchObject({ call, ours: call.differs?.ours, theirs: call.differs?.theirs });
        if (call.method !== "PATCH") continue;
        // What one of them has made is taken back, so that both are alike for the next.
        const named = (call.body as { rrsets?: { name: string; type: string }[] }).rrsets ?? [];
        const gone = named.map(({ name, type }) => ({ name, type, changetype: "DELETE" }));
        if (here.status === 204) await ours(patchOf([...gone, ...back(standing(domain))]));
        if (there.status === 204) {
          await theirs(patchOf(gone));
          await theirs(patchOf(back(standing(domain))));
        }
        const [mine, their] = await zones();
        expect.soft({ call, sets: mine }).toEqual({ call, sets: their });
      }
    }, 120_000);

    it.each(PDNS_PROGRAMS)("shows $name what it asked for, so that its second plan is empty", async ({ bodies }) => {
      const { id, domain, ours, theirs, zones } = await bothServers();
      const wanted = standing(domain);
      const planned = (sets: readonly string[] | undefined) =>
        wanted.filter(
          ({ name, type, ttl, contents }) =>
            !sets?.includes(`${name} ${ttl} ${type} ${[...contents].sort().join(" | ")}`),
        );
      const apply = async (side: typeof ours, sets: readonly WantedRRset[]) => {
        for (const body of sets.length > 0 ? bodies(sets) : []) {
          const call: RecordedCall = { who: "we", method: "PATCH", to: "/localhost/zones/{}", body };
          expect((await side(call)).status).toBe(204);
        }
      };
      for (const side of [ours, theirs]) await apply(side, wanted);
      expect((await zones()).map((sets) => planned(sets))).toEqual([[], []]);
      const changes = () => db.zoneChange.count({ where: { serviceId: id } });
      const before = await changes();
      expect(before).toBeGreaterThan(0);
      await apply(ours, wanted);
      expect(await changes()).toBe(before);
    });

    it("takes a token from no address, but as a bearer token, too", async () => {
      const { domain, token } = await bothServers();
      const zone = `/api/v1/servers/localhost/zones/${domain}.`;
      const statuses = async (url: string, key: string) => [
        (await fetch(`${url}${zone}?api-key=${key}`)).status,
        (await fetch(url + zone, { headers: { authorization: `Bearer ${key}` } })).status,
        (await fetch(url + zone, { headers: { "x-api-key": `${key}x` } })).status,
        (await fetch(url + zone)).status,
      ];
      expect([await statuses(shop.url, token), await statuses(base, "secret")]).toEqual([
        [401, 200, 401, 401],
        [200, 401, 401, 401],
      ]);
    });
  },
);
