import { cpSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser } from "@playwright/test";
import type { ParsedMail } from "mailparser";
import { runLine } from "../containers/run-line";
import { startNeighbours } from "../containers/start-neighbours";
import { runProgram } from "../proxies/proxy-program";
import { Steps } from "../proxies/steps";
import { NAME, ORIGIN } from "../proxies/visitor";
import { startAuthorityInside } from "./authority";
import { appendTo, type BareMachine, openBareMachine } from "./bare-machine";
import { fillInVariables } from "./fill-in";
import { type Admin, firstRun, openBrowser } from "./first-run";
import { firstSale, hasDomain, type Sale } from "./first-sale";
import { Follower } from "./follow";

const PORTS = [80, 443, 3000, 5432];
const METRICS_TOKEN = "proof-of-metrics-0001";

/** @param kept see openBareMachine. @returns the exit code */
export async function proveDocuments(folder: string, kept?: string): Promise<number> {
  const steps = new Steps();
  await steps.step(`the ports ${PORTS.join(", ")} are free`, () => Promise.all(PORTS.map(requireFree)));
  if (steps.failed > 0) return steps.end();
  const neighbours = await startNeighbours("127.0.0.1");
  const browser = await openBrowser(NAME);
  let machine: BareMachine | undefined;
  try {
    await steps.step("a bare Debian starts", async () => {
      machine = await openBareMachine(folder, kept);
    });
    if (!machine) return steps.end();
    const follower = new Follower(machine, (script) => build(folder, script));
    const proof: Proof = { steps, machine, follower, folder };
    await install(proof, neighbours.variables);
    // Nothing of the rest could be followed.
    if (steps.failed > 0) return steps.end();
    const sale = await open(proof, browser, neighbours.mails);
    await backUp(proof);
    await archive(proof);
    await observe(proof);
    await upgrade(proof);
    await steps.step("the customer is still signed in, and has the domain", () => {
      if (!sale) throw new Error("nothing was sold");
      return hasDomain(sale);
    });
    await importShop(proof);
    await steps.step("every block of docs/operations was followed", () => {
      const left = follower.left();
      if (left.length > 0) throw new Error(left.join(", "));
      return `${follower.followed.size} blocks`;
    });
    await steps.step("the domain was bought once, and nothing else", () => {
      const sales = [...neighbours.sandbox.world.sales.values()];
      if (sales.length !== 1) throw new Error(`${sales.length} sales`);
    });
  } finally {
    await browser.close();
    await machine?.stop();
    await neighbours.close();
  }
  return steps.end();
}

interface Proof {
  steps: Steps;
  machine: BareMachine;
  follower: Follower;
  /** Of the sources that are built. */
  folder: string;
  admin?: Admin;
}

async function install(proof: Proof, variables: Record<string, string>): Promise<void> {
  const { steps, machine, follower, folder } = proof;
  await steps.step("install: packages", () => follower.quietly("packages"));
  await steps.step("install: build", async () => {
    await follower.follow("build");
    cpSync(join(folder, "sources", "dist"), join(machine.root, "root/dist"), {
      recursive: true,
      verbatimSymlinks: true,
    });
  });
  await steps.step("install: the shop's folder", () => follower.quietly("place"));
  await steps.step("install: variables", async () => {
    fillInVariables(machine, variables);
    await follower.follow("environment");
  });
  await steps.step("install: database and services", async () => {
    const said = await follower.follow("services");
    const password = /Password \(shown this once\): (\S+)/.exec(said)?.[1];
    if (!password) throw new Error(said);
    proof.admin = { email: "you@example.com", password };
    await running(machine);
  });
  await steps.step("install: the roles again", () => follower.quietly("rolesByHand"));
  await steps.step("install: certificate and proxy", async () => {
    await startAuthorityInside(machine, NAME);
    await follower.follow("certificate");
    // Renewed by the way that the proxy's own file has now.
    await machine.run("certbot renew --dry-run --no-random-sleep-on-renew");
  });
  await steps.step("install: the doctor finds no fault", () => follower.quietly("doctor"));
  await steps.step("troubleshoot: the doctor", () => follower.quietly("doctorForPrograms"));
}

async function open(
  { steps, admin }: Proof,
  browser: Browser,
  mails: readonly ParsedMail[],
): Promise<Sale | undefined> {
  // Chromium has a list of authorities of its own.
  const page = await browser.newPage({ ignoreHTTPSErrors: true, locale: "en-GB" });
  await steps.step("first run: the shop is open", async () => {
    if (!admin) throw new Error("there is no admin");
    try {
      await firstRun(page, ORIGIN, admin);
    } catch (error) {
      const text = await page.locator("body").ariaSnapshot();
      throw new Error(`${String(error)}\n${page.url()}\n${text.slice(0, 2_000)}`);
    }
  });
  let sale: Sale | undefined;
  await steps.step("a customer registers, pays, and has a domain and its receipt", async () => {
    sale = await firstSale(browser, ORIGIN, page, mails);
  });
  return sale;
}

async function backUp({ steps, machine, follower }: Proof): Promise<void> {
  await steps.step("backup: by the timer's service", () => follower.quietly("backupNow"));
  await steps.step("backup: by hand", () => follower.quietly("backup"));
  await steps.step("backup: restored", async () => {
    await follower.follow("stop");
    const files = await machine.run("ls /var/backups/kumquat/*.backup");
    const newest = files.trim().split("\n").at(-1) ?? "";
    await follower.follow("restore", [["/var/backups/kumquat/kumquat-20261128T033000Z.backup", newest]]);
    await follower.follow("start");
    await running(machine);
  });
}

async function archive({ steps, machine, follower }: Proof): Promise<void> {
  await steps.step("backup: pgBackRest keeps an archive", async () => {
    await machine.run("apt-get install -y --no-install-recommends pgbackrest && mkdir -p /etc/pgbackrest");
    await follower.follow("archiveFile");
    await machine.run(
      "chown root:postgres /etc/pgbackrest/pgbackrest.conf && chmod 640 /etc/pgbackrest/pgbackrest.conf",
    );
    await follower.follow("archiveSettings");
    await follower.follow("archive");
    await running(machine);
  });
  await steps.step("backup: back as of a second", async () => {
    const count = () => machine.run("cd / && sudo -u postgres psql -Atc 'SELECT count(*) FROM sessions' kumquat");
    const before = await count();
    // pgBackRest knows the end of its backup to the second, and wants a later moment.
    await sleep(2_000);
    const moment = (await machine.run("cd / && sudo -u postgres psql -Atc 'SELECT now()'")).trim();
    await sleep(1_500);
    await machine.run(
      "cd / && sudo -u postgres psql -c 'DELETE FROM sessions' kumquat && sudo -u postgres psql -c 'SELECT pg_switch_wal()'",
    );
    await sleep(1_500);
    await follower.follow("archiveRestore", [["2026-11-28 03:12:00+08", moment]]);
    // Right after its start PostgreSQL does not answer yet.
    const replayed = () => follower.follow("archiveReplayed").catch(() => "t");
    for (let left = 60; (await replayed()).trim() !== "f"; left--) {
      if (left === 0) throw new Error("PostgreSQL still replays its log");
      await sleep(1_000);
    }
    // A worker of the last half minute is still known.
    await sleep(31_000);
    await follower.follow("recover");
    await follower.follow("start");
    await running(machine);
    const after = await count();
    if (after !== before || Number(before) === 0)
      throw new Error(`${before.trim()} sessions before, ${after.trim()} after`);
  });
}

async function observe({ steps, machine, follower }: Proof): Promise<void> {
  await steps.step("observe: metrics", async () => {
    appendTo(machine, "/etc/kumquat/shop.env", `METRICS_TOKEN=${METRICS_TOKEN}`, "LOG_LEVEL=debug");
    await machine.run("systemctl restart kumquat-web");
    await running(machine);
    await follower.follow("metrics");
  });
  await steps.step("observe: the log of one request", async () => {
    // At the level debug each request has its line.
    const heads = await machine.run(`curl -sS -o /dev/null -D - ${ORIGIN}/api/v1/session`);
    const id = /^x-request-id: (\S+)/im.exec(heads)?.[1];
    if (!id) throw new Error(heads);
    await follower.follow("log", [["<id>", id]]);
  });
}

async function upgrade({ steps, machine, follower }: Proof): Promise<void> {
  await steps.step("upgrade: another version beside the old one", () => follower.quietly("upgrade"));
  await steps.step("upgrade: the services are replaced", async () => {
    await follower.follow("replace");
    await running(machine);
  });
  await steps.step("upgrade: and back", async () => {
    await follower.follow("back");
    await running(machine);
  });
}

async function importShop({ steps, machine, follower }: Proof): Promise<void> {
  const shop = join(machine.root, "opt/kumquat/2026-11-28");
  await steps.step("migrate: dry run", async () => {
    cpSync("lib/imports/sources/whmcs/fixture.sql", join(shop, "shop.sql"));
    await follower.follow("products");
    await follower.follow("dryRun");
  });
  await steps.step("migrate: import, and the books", async () => {
    await machine.run("apt-get install -y --no-install-recommends hledger");
    await follower.follow("books");
    await follower.follow("invite");
  });
}

/** Waits until the web answers through the proxy or, before there is one, by itself, and a worker beats. */
async function running(machine: BareMachine): Promise<void> {
  const script = `for i in $(seq 180); do
      systemctl is-failed -q kumquat-web kumquat-worker && break
      curl -sS http://127.0.0.1:3000/api/health 2> /dev/null | grep -q '"worker":{"ok":true' && exit 0
      sleep 1
    done
    systemctl status --no-pager kumquat-web kumquat-worker; journalctl -u 'kumquat-*' -o cat --no-pager -n 40; exit 1`;
  await machine.run(script);
}

/** Builds in a clean clone, as on another machine. */
async function build(folder: string, script: string): Promise<string> {
  const sources = join(folder, "sources");
  runProgram("git", ["clone", "-q", process.cwd(), sources]);
  const { code, text } = await runLine("bash", ["-eo", "pipefail", "-c", script], { folder: sources });
  if (code !== 0) throw new Error(`exit code ${code}\n${text.slice(-3_000)}`);
  return text;
}

function requireFree(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", (error) => reject(new Error(`${port}: ${error.message}`)));
    server.listen(port, "0.0.0.0", () => server.close(() => resolve()));
  });
}
