import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ACME_NAMES } from "@/lib/core/token-grant";
import { db } from "@/lib/db/client";
import { type DnsShop, startDnsShop } from "./testing/dns-shop";
import { type Pebble, startPebble } from "./testing/pebble";

/**
 * Programs as Debian ships them, against the shop's interfaces and the sandbox: certificates are issued by pebble, which asks the
 * sandbox's name server for the challenges.
 */
const NEEDED = ["lego", "acme.sh", "ddclient", "inadyn", "pebble", "certbot", "openssl", "curl"] as const;
const path = `${process.env.PATH}:/usr/sbin:/sbin`;
const missing = NEEDED.filter((name) => spawnSync("which", [name], { env: { PATH: path } as never }).status !== 0);
const run = promisify(execFile);

it("are installed where they must be", () => {
  if (process.env.REQUIRE_DNS_PROGRAMS) expect(missing).toEqual([]);
});

describe.skipIf(missing.length > 0)(
  `stock programs${missing.length > 0 ? ` (skipped: apt-get install ${missing.join(" ")})` : ""}`,
  () => {
    let shop: DnsShop;
    let pebble: Pebble;
    let dir: string;
    type Own = Awaited<ReturnType<DnsShop["own"]>>;

    beforeAll(async () => {
      process.env.RATE_LIMIT_FACTOR = "100";
      dir = mkdtempSync(join(tmpdir(), "kumquat-programs-"));
      shop = await startDnsShop();
      pebble = await startPebble(dir, shop.sandbox.dns);
    }, 120_000);
    afterAll(async () => {
      await pebble?.stop();
      await shop?.close();
      rmSync(dir, { recursive: true, force: true });
    });

    /** A token as the page's preset makes it: the texts of challenges, and nothing else. */
    const certificates = () => shop.own({ names: [...ACME_NAMES], types: ["TXT"] });

    async function program(name: string, words: string[], env: Record<string, string> = {}): Promise<string> {
      try {
        const { stdout, stderr } = await run(name, words, {
          ...{ cwd: dir, timeout: 110_000, maxBuffer: 10_000_000 },
          env: { PATH: path, HOME: dir, ...env } as never,
        });
        return stdout + stderr;
      } catch (error) {
        const { stdout = "", stderr = "", message } = error as { stdout?: string; stderr?: string; message: string };
        throw new Error(`${message}\n${stdout}\n${stderr}`, { cause: error });
      }
    }

    /** What each change of the zone did: "+ _acme-challenge", "- _acme-challenge". */
    async function history({ id }: Own): Promise<string[]> {
      const changes = await db.zoneChange.findMany({ where: { serviceId: id }, orderBy: { id: "asc" } });
      return changes.flatMap(({ steps }) =>
        (steps as { log: { step: { op: string; record: { host: string } }; state: string }[] }).log.map(
          ({ step, state }) => `${step.op} ${step.record.host} ${state}`,
        ),
      );
    }

    function expectCertificate(file: string, domain: string): void {
      const { stdout } = spawnSync("openssl", ["x509", "-in", file, "-noout", "-ext", "subjectAltName"], {
        encoding: "utf8",
      });
      expect(stdout).toContain(`DNS:*.${domain}`);
      expect(stdout).toContain(`DNS:${domain}`);
    }

    /** Both texts were there (acme.sh's dns_pdns removes both and adds one again), nothing else was touched, and both are gone. */
    async function expectChallenges(own: Own, left: string[] = []): Promise<void> {
      const steps = await history(own);
      expect(steps.filter((step) => step === "add _acme-challenge done").length).toBeGreaterThanOrEqual(2);
      expect(steps.every((step) => step.endsWith("_acme-challenge done"))).toBe(true);
      expect(own.records()).toEqual(left);
    }

    const lego = (own: Own, provider: string, env: Record<string, string>) =>
      program(
        "lego",
        [
          ...[
            "--server",
            pebble.directory,
            "--accept-tos",
            "--email",
            "a@example.com",
            "--path",
            join(dir, own.domain),
          ],
          ...["--dns", provider, "--dns.disable-cp", "--dns.resolvers", shop.sandbox.dns],
          ...["-d", own.domain, "-d", `*.${own.domain}`, "run"],
        ],
        { LEGO_CA_CERTIFICATES: pebble.caFile, ...env },
      );
    const legoFile = (own: Own) => join(dir, own.domain, "certificates", `${own.domain}.crt`);

    it.each(["", "RAW"])(
      "lego gets a wildcard by httpreq%s",
      async (mode) => {
        const own = await certificates();
        await lego(own, "httpreq", {
          ...{ HTTPREQ_ENDPOINT: `${shop.url}/dns/httpreq`, HTTPREQ_USERNAME: "x", HTTPREQ_PASSWORD: own.token },
          ...(mode ? { HTTPREQ_MODE: mode } : {}),
        });
        expectCertificate(legoFile(own), own.domain);
        await expectChallenges(own);
      },
      120_000,
    );

    it("lego gets a wildcard by PowerDNS's API", async () => {
      const own = await certificates();
      await lego(own, "pdns", { PDNS_API_URL: shop.url, PDNS_API_KEY: own.token });
      expectCertificate(legoFile(own), own.domain);
      await expectChallenges(own);
    }, 120_000);

    const acmeSh = (own: Own, plugin: string, env: Record<string, string>) =>
      program(
        "acme.sh",
        [
          ...["--issue", "--home", join(dir, own.domain), "--server", pebble.directory, "--insecure"],
          // It would ask public resolvers otherwise.
          ...["--dns", plugin, "--dnssleep", "1", "-d", own.domain, "-d", `*.${own.domain}`, "--keylength", "ec-256"],
        ],
        env,
      );
    const acmeShFile = (own: Own) => join(dir, own.domain, `${own.domain}_ecc`, `${own.domain}.cer`);

    it("acme.sh gets a wildcard by dns_pdns", async () => {
      const own = await certificates();
      await acmeSh(own, "dns_pdns", { PDNS_Url: shop.url, PDNS_ServerId: "localhost", PDNS_Token: own.token });
      expectCertificate(acmeShFile(own), own.domain);
      await expectChallenges(own);
    }, 120_000);

    it("acme.sh gets a wildcard by dns_acmeproxy", async () => {
      const own = await certificates();
      await acmeSh(own, "dns_acmeproxy", {
        ...{ ACMEPROXY_ENDPOINT: `${shop.url}/dns/httpreq`, ACMEPROXY_USERNAME: "x", ACMEPROXY_PASSWORD: own.token },
      });
      expectCertificate(acmeShFile(own), own.domain);
      await expectChallenges(own);
    }, 120_000);

    it("acme.sh gets a wildcard by dns_acmedns, which removes nothing", async () => {
      const own = await certificates();
      await acmeSh(own, "dns_acmedns", {
        ...{ ACMEDNS_BASE_URL: shop.url, ACMEDNS_USERNAME: "x", ACMEDNS_PASSWORD: own.token },
        ACMEDNS_SUBDOMAIN: own.domain,
      });
      expectCertificate(acmeShFile(own), own.domain);
      await expectChallenges(own, own.records());
      expect(own.records()).toHaveLength(2);
    }, 120_000);

    it("certbot gets a wildcard with two hooks of curl", async () => {
      const own = await certificates();
      const hook = (step: string) =>
        `curl -sf -u x:${own.token} -d '{"fqdn":"_acme-challenge.'$CERTBOT_DOMAIN'","value":"'$CERTBOT_VALIDATION'"}' ${shop.url}/dns/httpreq/${step}`;
      await program("certbot", [
        ...["certonly", "--non-interactive", "--agree-tos", "-m", "a@example.com", "--server", pebble.directory],
        ...["--no-verify-ssl", "--manual", "--preferred-challenges", "dns"],
        ...["--manual-auth-hook", hook("present"), "--manual-cleanup-hook", hook("cleanup")],
        ...["-d", own.domain, "-d", `*.${own.domain}`],
        ...["config", "work", "logs"].flatMap((kind) => [`--${kind}-dir`, join(dir, own.domain, kind)]),
      ]);
      expectCertificate(join(dir, own.domain, "config/live", own.domain, "cert.pem"), own.domain);
      await expectChallenges(own);
    }, 120_000);

    it("ddclient sets an address of each family", async () => {
      const own = await shop.own({ names: ["home"], types: ["A", "AAAA"] });
      const config = join(dir, "ddclient.conf");
      const echo = (family: string, address: string) => {
        writeFileSync(join(dir, family), `#!/bin/sh\necho ${address}\n`, { mode: 0o700 });
        return `use${family}=cmd${family}, cmd${family}=${join(dir, family)}`;
      };
      writeFileSync(
        config,
        [
          ...["ssl=no", "protocol=dyndns2", `server=127.0.0.1:${shop.port}`, "login=x", `password='${own.token}'`],
          ...[echo("v4", "9.9.9.9"), echo("v6", "2620:fe::fe"), `home.${own.domain}`],
        ].join("\n"),
        { mode: 0o600 },
      );
      const words = ["-file", config, "-cache", join(dir, "ddclient.cache"), "-daemon", "0", "-foreground", "-verbose"];
      const said = await program("ddclient", words);
      expect(said).toContain("SUCCESS");
      expect(own.records()).toEqual(["home A 9.9.9.9 300", "home AAAA 2620:fe::fe 300"]);
    }, 60_000);

    it("inadyn sets an address", async () => {
      const own = await shop.own({ names: ["home"], types: ["A", "AAAA"] });
      const config = join(dir, "inadyn.conf");
      writeFileSync(
        config,
        [
          ...["custom kumquat {", `username = x`, `password = "${own.token}"`, `hostname = home.${own.domain}`],
          ...[`ddns-server = "127.0.0.1:${shop.port}"`, `ddns-path = "/nic/update?hostname=%h&myip=%i"`, "ssl = false"],
          ...[`checkip-command = "echo 9.9.9.9"`, "}"],
        ].join("\n"),
        { mode: 0o600 },
      );
      const cache = ["--cache-dir", dir, "--pidfile", join(dir, "inadyn.pid"), "--no-pidfile"].slice(0, 2);
      await program("inadyn", ["-f", config, "-1", "-n", "-l", "debug", ...cache]);
      expect(own.records()).toEqual(["home A 9.9.9.9 300"]);
      expect(readFileSync(config, "utf8")).toContain(own.token);
    }, 60_000);
  },
);
