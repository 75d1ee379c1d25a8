import { execFile, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PROGRAMS } from "@/components/tokens/programs";
import { ACME_NAMES } from "@/lib/core/token-areas";
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

    /**
     * Runs what the shop's page says for a program, as a shell gets it pasted. In front of the program stands one that adds what only
     * this test needs: pebble's address, folders, and no questions to public resolvers.
     */
    async function paste(id: string, own: Own, after: (text: string) => string = (text) => text): Promise<string> {
      const at = join(dir, own.domain);
      const bin = join(at, "bin");
      mkdirSync(bin, { recursive: true });
      const folders = ["config", "work", "logs"].map((kind) => `--${kind}-dir ${join(at, kind)}`).join(" ");
      const added = {
        lego: `"$@" --server ${pebble.directory} --path ${at} --dns.disable-cp --dns.resolvers ${shop.sandbox.dns}`,
        "acme.sh": `"$@" --server ${pebble.directory} --home ${at} --insecure --dnssleep 1`,
        certbot: `"$@" --server ${pebble.directory} ${folders} --no-verify-ssl -n --agree-tos -m a@example.com`,
      };
      for (const [name, words] of Object.entries(added)) {
        // lego's options come before its command.
        const text = name === "lego" ? words.replace(/^"\$@" (.*)$/, '$1 "$@"') : words;
        writeFileSync(join(bin, name), `#!/bin/sh\nexec $(PATH='${path}' which ${name}) ${text}\n`, { mode: 0o700 });
      }
      const env = { PATH: `${bin}:${path}`, LEGO_CA_CERTIFICATES: pebble.caFile };
      return program("sh", ["-ec", `cd ${at}\n${after(guideText(id, own))}`], env);
    }

    const guideText = (id: string, { token, domain }: Own) =>
      PROGRAMS.find((one) => one.id === id)?.text({ url: shop.url, token, domain, host: `home.${domain}` }) ?? "";

    const FILES: Record<string, (own: Own) => string> = {
      lego: ({ domain }) => join(dir, domain, "certificates", `${domain}.crt`),
      acmesh: ({ domain }) => join(dir, domain, `${domain}_ecc`, `${domain}.cer`),
      certbot: ({ domain }) => join(dir, domain, "config/live", domain, "cert.pem"),
    };

    // Each waits for most of its time.
    it.concurrent.each(["lego", "acmesh", "certbot"])(
      "%s gets a wildcard as the page says",
      async (id) => {
        const own = await certificates();
        await paste(id, own);
        expectCertificate(FILES[id]?.(own) ?? "", own.domain);
        await expectChallenges(own);
      },
      120_000,
    );

    it.concurrent("lego gets a wildcard by httpreq in its raw mode", async () => {
      const own = await certificates();
      await paste("lego", own, (text) => `export HTTPREQ_MODE=RAW\n${text}`);
      await expectChallenges(own);
    }, 120_000);

    it.concurrent("lego gets a wildcard by PowerDNS's API", async () => {
      const own = await certificates();
      const env = `export PDNS_API_URL=${shop.url} PDNS_API_KEY=${own.token}`;
      await paste("lego", own, (text) => `${env}\n${text.replace("--dns httpreq", "--dns pdns")}`);
      expectCertificate(FILES.lego?.(own) ?? "", own.domain);
      await expectChallenges(own);
    }, 120_000);

    it.concurrent("acme.sh gets a wildcard by PowerDNS's API", async () => {
      const own = await certificates();
      const env = `export PDNS_Url=${shop.url} PDNS_ServerId=localhost PDNS_Token=${own.token}`;
      await paste("acmesh", own, (text) => `${env}\n${text.replace("dns_acmeproxy", "dns_pdns")}`);
      expectCertificate(FILES.acmesh?.(own) ?? "", own.domain);
      await expectChallenges(own);
    }, 120_000);

    it.concurrent("acme.sh gets a wildcard by acme-dns, which removes nothing", async () => {
      const own = await certificates();
      await paste("acmedns", own);
      expectCertificate(FILES.acmesh?.(own) ?? "", own.domain);
      await expectChallenges(own, own.records());
      expect(own.records()).toHaveLength(2);
    }, 120_000);

    it("ddclient sets an address of each family", async () => {
      const own = await shop.own({ names: ["home"], types: ["A", "AAAA"] });
      const config = join(dir, "ddclient.conf");
      const echo = (family: string, address: string) => {
        writeFileSync(join(dir, family), `#!/bin/sh\necho ${address}\n`, { mode: 0o700 });
        return `use${family}=cmd${family}, cmd${family}=${join(dir, family)}`;
      };
      const known = `${echo("v4", "9.9.9.9")}\n${echo("v6", "2620:fe::fe")}`;
      writeFileSync(config, guideText("ddclient", own).replace("usev4=webv4", known), { mode: 0o600 });
      const words = ["-file", config, "-cache", join(dir, "ddclient.cache"), "-daemon", "0", "-foreground", "-verbose"];
      const said = await program("ddclient", words);
      expect(said).toContain("SUCCESS");
      expect(own.records()).toEqual(["home A 9.9.9.9 300", "home AAAA 2620:fe::fe 300"]);
    }, 60_000);

    it("inadyn sets an address", async () => {
      const own = await shop.own({ names: ["home"], types: ["A", "AAAA"] });
      const config = join(dir, "inadyn.conf");
      const text = guideText("inadyn", own).replace(/}$/, '    checkip-command = "echo 9.9.9.9"\n}');
      writeFileSync(config, text, { mode: 0o600 });
      await program("inadyn", ["-f", config, "-1", "-n", "--cache-dir", dir]);
      expect(own.records()).toEqual(["home A 9.9.9.9 300"]);
    }, 60_000);

    it("a line of cron sets the address that it is called from", async () => {
      const own = await shop.own({ names: ["home"], types: ["A", "AAAA"] });
      await program("sh", ["-ec", guideText("cron", own).replace("*/10 * * * * ", "")]);
      expect(own.records()).toEqual(["home A 127.0.0.1 300"]);
    }, 60_000);
  },
);
