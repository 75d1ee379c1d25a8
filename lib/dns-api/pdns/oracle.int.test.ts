import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "@/lib/db/embedded";
import { type DnsShop, startDnsShop } from "../testing/dns-shop";

/**
 * The requests of programs that manage records, as they send them, to the shop and to Debian's PowerDNS: both answer with the same
 * status and have the same records afterwards, and the second time nothing changes.
 */
const path = `${process.env.PATH}:/usr/sbin`;
const SCHEMA = "/usr/share/pdns-backend-sqlite3/schema/schema.sqlite3.sql";
const missing = ["pdns_server", "sqlite3"].filter(
  (name) => spawnSync("which", [name], { env: { PATH: path } as never }).status !== 0,
);
const packages = "pdns-server pdns-backend-sqlite3 sqlite3";

type Content = string | { content: string; disabled?: boolean };
interface Call {
  who: string;
  method: "GET" | "PATCH" | "PUT";
  /** Below /api/v1/servers; {} stands for the zone. */
  to: string;
  body?: unknown;
}

const set = (zone: string, host: string, type: string, ttl: number, contents: Content[], changetype = "REPLACE") => ({
  ...{ name: host === "@" ? `${zone}.` : `${host}.${zone}.`, type, ttl, changetype },
  records: contents.map((one) => (typeof one === "string" ? { content: one, disabled: false } : one)),
});

/** What the four send: read from their sources. Their TTLs here are those that the shop can keep. */
function calls(zone: string): Call[] {
  const s = (host: string, type: string, ttl: number, contents: Content[], changetype?: string) =>
    set(zone, host, type, ttl, contents, changetype);
  const patch = (who: string, ...rrsets: object[]): Call => ({
    who,
    method: "PATCH",
    to: "/localhost/zones/{}",
    body: { rrsets },
  });
  const get = (who: string, to: string): Call => ({ who, method: "GET", to });
  const externalDns = (host: string, type: string, contents: string[], changetype = "REPLACE") => ({
    ...s(
      host,
      type,
      300,
      contents.map((content) => ({ content, disabled: false })),
      changetype,
    ),
    comments: [],
  });
  const octo = [
    s("@", "A", 300, ["192.0.2.1", "192.0.2.2"]),
    s("@", "MX", 3600, ["10 mx1.example.net.", "20 mx2.example.net."]),
    s("@", "TXT", 600, ['"v=spf1 mx -all"', '"google-site-verification=abc"']),
    s("@", "CAA", 3600, ['0 issue "letsencrypt.org"', '0 iodef "mailto:a@example.net"']),
    s("www", "CNAME", 300, [`${zone}.`]),
    s("six", "AAAA", 300, ["2001:db8::1"]),
    s("_sip._tcp", "SRV", 600, ["10 60 5060 sip1.example.net.", "10 20 5060 sip2.example.net."]),
    s("sub", "NS", 3600, ["ns1.example.net.", "ns2.example.net."]),
    s("*.wild", "A", 300, ["192.0.2.9"]),
    s("_dmarc", "TXT", 600, ['"v=DMARC1; p=none"']),
    s("quoted", "TXT", 600, ['"a \\"b\\" c"']),
  ];
  return [
    get("octoDNS", ""),
    get("octoDNS", "/localhost"),
    get("octoDNS", "/localhost/zones/{}"),
    patch("octoDNS", ...octo),
    patch("octoDNS, again", ...octo),
    patch("octoDNS", s("@", "A", 300, ["192.0.2.2", "192.0.2.3"]), s("six", "AAAA", 300, [], "DELETE")),
    get("external-dns", "/localhost/zones"),
    get("external-dns", "/localhost/zones/{}"),
    patch("external-dns", externalDns("app", "A", ["192.0.2.20"]), externalDns("api", "CNAME", [`app.${zone}.`])),
    patch("external-dns", externalDns("app", "A", ["192.0.2.21"])),
    patch("external-dns", externalDns("api", "CNAME", [`app.${zone}.`], "DELETE")),
    patch("external-dns, again", externalDns("api", "CNAME", [`app.${zone}.`], "DELETE")),
    get("Terraform", "/localhost/zones/{}"),
    patch("Terraform", s("tf", "A", 300, [{ content: "192.0.2.30" }])),
    patch("Terraform", s("tf", "A", 600, [{ content: "192.0.2.30" }, { content: "192.0.2.31" }])),
    patch("Terraform", { name: `tf.${zone}.`, type: "A", changetype: "DELETE" }),
    get("DNSControl", "/localhost/zones?zone={}"),
    get("DNSControl", "/localhost/zones/{}?rrsets=true"),
    patch("DNSControl", s("dc", "TXT", 300, ['"one"']), s("dc", "A", 300, ["192.0.2.40"])),
    patch("DNSControl", s("dc", "TXT", 300, ['"two"', '"one"'])),
    patch("DNSControl", s("dc", "A", 300, ["192.0.2.41"], "EXTEND")),
    patch("DNSControl", s("dc", "A", 300, ["192.0.2.40"], "PRUNE")),
    get("anybody", "/localhost/zones/{}/metadata"),
    get("anybody", "/localhost/zones/{}/cryptokeys"),
    get("anybody", "/localhost/zones/none.example.org."),
    { who: "acme.sh", method: "PUT", to: "/localhost/zones/{}/notify" },
    { who: "anybody", method: "PUT", to: "/localhost/zones/{}/rectify" },
    // What is wrong is refused by both, and changes nothing.
    patch("a mistake", { ...s("www", "A", 300, ["192.0.2.1"]), name: "www.example.org." }),
    patch("a mistake", s("bad", "A", 300, ["not an address"])),
    patch("a mistake", s("bad", "MX", 300, ["mx.example.net."])),
    patch("a mistake", s("www", "A", 300, ["192.0.2.1"])),
    patch("a mistake", s("good", "A", 300, ["192.0.2.1"]), s("bad", "AAAA", 300, ["192.0.2.1"])),
    patch("a mistake", s("bad", "A", 300, ["192.0.2.1"], "MERGE")),
    { who: "a mistake", method: "PATCH", to: "/localhost/zones/{}", body: {} },
  ];
}

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

    interface Set {
      name: string;
      type: string;
      ttl: number;
      records: { content: string }[];
    }
    /** What both must have in common: the sets, without the ones that belong to the server. */
    const setsIn = ({ rrsets }: { rrsets?: Set[] }, zone: string) =>
      rrsets
        ?.filter(({ name, type }) => !(name === `${zone}.` && (type === "SOA" || type === "NS")))
        .map(
          ({ name, type, ttl, records }) =>
            `${name} ${ttl} ${type} ${records
              .map((one) => one.content)
              .sort()
              .join(" | ")}`,
        )
        .sort();

    it("answers every recorded request as the shop does", async () => {
      const { domain, token } = await shop.own();
      await fetch(`${base}/api/v1/servers/localhost/zones`, {
        ...{ method: "POST", headers: { "x-api-key": "secret" } },
        body: JSON.stringify({ name: `${domain}.`, kind: "Native", nameservers: ["ns1.example.net."] }),
      });
      const ask = async (url: string, key: string, { method, to, body }: Call) => {
        const answer = await fetch(`${url}/api/v1/servers${to.replace("{}", `${domain}.`)}`, {
          ...{ method, headers: { "x-api-key": key } },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        const text = await answer.text();
        const json = /^[[{]/.test(text) ? JSON.parse(text) : {};
        return {
          status: answer.status,
          names: [json].flat().flatMap(({ id }: { id?: string }) => id ?? []),
          sets: setsIn(json, domain),
        };
      };
      const whole: Call = { who: "we", method: "GET", to: "/localhost/zones/{}" };
      for (const call of calls(domain)) {
        const [ours, theirs] = [await ask(shop.url, token, call), await ask(base, "secret", call)];
        expect({ call, ...ours }).toEqual({ call, ...theirs });
        if (call.method === "PATCH") {
          const after = [await ask(shop.url, token, whole), await ask(base, "secret", whole)] as const;
          expect({ call, sets: after[0].sets }).toEqual({ call, sets: after[1].sets });
        }
      }
    }, 120_000);
  },
);
