/**
 * `npm run prove:install [-- --keep]`: follows deploy/Dockerfile without a container engine. It builds dist/, installs it into an empty
 * folder with `npm ci --omit=dev`, makes that folder read-only, and as a user without rights makes the roles, migrates, makes a staff
 * account, asks the doctor, starts web and worker against a real PostgreSQL in real mode, and stops them by SIGTERM. The upstream is the
 * sandbox over HTTP, which nothing is bought from. Prints one line a step; exit code 1 when one failed.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { clusterDir, freePort, startEmbedded } from "../../lib/db/embedded";
import { sandboxCredentials } from "../../sandbox/http/credentials";
import { startSandbox } from "../../sandbox/start";
import { buildOutput, OUTPUT } from "../../server/processes/build-output";
import { BUILD_TOOLS } from "./build-tools";

const STOP_SECONDS = 30;
/** Nobody's user and group, where this runs as root. */
const NOBODY = 65_534;

const say = (line: string) => process.stdout.write(`${line}\n`);
let passed = 0;
let failed = 0;

async function step<T>(name: string, work: () => Promise<T> | T): Promise<T> {
  const began = performance.now();
  try {
    const result = await work();
    passed++;
    say(`ok      ${name} (${((performance.now() - began) / 1_000).toFixed(1)} s)`);
    return result;
  } catch (error) {
    failed++;
    say(`FAILED  ${name}: ${error instanceof Error ? error.message : String(error)}`);
    throw error;
  }
}

function expect(holds: boolean, text: string): void {
  if (!holds) throw new Error(text);
}

type Variables = Record<string, string>;

interface Running {
  child: ChildProcess;
  said: () => string;
  ended: Promise<number | null>;
}

/** Starts a process as nobody, in the installed folder, with these variables and none of ours. */
function start(folder: string, args: readonly string[], env: Variables): Running {
  const isRoot = process.getuid?.() === 0;
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { NODE_ENV: "production", ...env },
    stdio: ["ignore", "pipe", "pipe"],
    ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}),
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (text += String(chunk)));
  return { child, said: () => text, ended: new Promise((resolve) => child.once("exit", (code) => resolve(code))) };
}

async function run(folder: string, args: readonly string[], env: Variables): Promise<string> {
  const { ended, said } = start(folder, args, env);
  const code = await ended;
  expect(code === 0, `exit code ${code}\n${said()}`);
  return said();
}

async function install(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const name of ["package.json", "package-lock.json"]) cpSync(join(OUTPUT, name), join(folder, name));
  const npm = spawn("npm", ["ci", "--omit=dev", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"], {
    cwd: folder,
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  });
  const code = await new Promise((resolve) => npm.once("exit", resolve));
  expect(code === 0, `npm ci: exit code ${code}`);
  cpSync(OUTPUT, folder, { recursive: true, verbatimSymlinks: true });
}

/** Every file of a folder with its size and time: what has been written since is seen. */
function filesOf(folder: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const { size, mtimeMs, mode } = lstatSync(path);
    found.set(path, `${size} ${mtimeMs}`);
    // Nobody may write, not even the folder's owner: a container's root file system can be read-only.
    if (!entry.isSymbolicLink()) chmodSync(path, mode & 0o555);
  }
  return found;
}

/** Longer than the minute after which the worker first asks for prices, on a busy machine. */
const PATIENCE_MS = 180_000;

async function answers(
  url: string,
  until: (text: string, status: number) => boolean,
  parts: Running[],
): Promise<string> {
  const end = performance.now() + PATIENCE_MS;
  let last = "nothing";
  while (performance.now() < end) {
    for (const { child, said } of parts) expect(child.exitCode === null, `a process ended:\n${said().slice(-3_000)}`);
    try {
      const answer = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(10_000) });
      last = await answer.text();
      if (until(last, answer.status)) return last;
      last = `${answer.status} ${last.slice(0, 1_000)}`;
    } catch (error) {
      last = String(error);
    }
    await sleep(250);
  }
  const logs = parts.map(({ said }) => said().slice(-2_000)).join("\n");
  throw new Error(`${url} answers ${last}\n${logs}`);
}

async function stop(name: string, { child, ended, said }: Running): Promise<void> {
  const began = performance.now();
  child.kill("SIGTERM");
  const code = await Promise.race([ended, sleep((STOP_SECONDS + 5) * 1_000)]);
  expect(
    code === 0,
    `${name} ended with ${code ?? "nothing"} after ${Math.round(performance.now() - began)} ms\n${said().slice(-2_000)}`,
  );
}

async function prove(folder: string, dataDir: string): Promise<void> {
  await step("build dist/", () => buildOutput());
  await step("npm ci --omit=dev in an empty folder", () => install(folder));
  await step("no build tool is installed", () => {
    const there = BUILD_TOOLS.filter((name) => existsSync(join(folder, "node_modules", name)));
    expect(there.length === 0, there.join(", "));
  });
  const before = filesOf(folder);
  const sandbox = await startSandbox({});
  const server = await startEmbedded({ dir: dataDir, fast: true });
  const parts: Running[] = [];
  try {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const at = (user: string, password: string, database: string) =>
      `postgresql://${user}:${password}@127.0.0.1:${server.port}/${database}`;
    const [owner, app] = [randomBytes(18).toString("hex"), randomBytes(18).toString("hex")];
    const shop: Variables = {
      APP_URL: url,
      PORT: String(port),
      HOST: "127.0.0.1",
      WEB_PROCESSES: "1",
      DATABASE_URL: at("proof_app", app, "proof"),
      CNDNS_USERNAME: sandboxCredentials.username,
      CNDNS_PASSWORD: sandboxCredentials.password,
      CNDNS_EMAIL: sandboxCredentials.email,
      CNDNS_API_URL: sandbox.url,
      CNDNS_CHECK_URL: sandbox.url,
      CNDNS_SUPPORT_URL: `${sandbox.url}/api`,
      NEXTAUTH_SECRET: randomBytes(32).toString("base64url"),
      ENCRYPTION_KEYS: `k1:${randomBytes(32).toString("base64")}`,
    };
    const owners = {
      ...shop,
      DATABASE_OWNER_URL: at("proof_owner", owner, "proof"),
      DATABASE_SUPERUSER_URL: at("postgres", "postgres", "postgres"),
    };
    await step("make the roles and the database, twice", async () => {
      await run(folder, ["make-roles.mjs"], owners);
      await run(folder, ["make-roles.mjs"], owners);
    });
    await step("migrate, twice", async () => {
      expect(/Applied \d+ migrations/.test(await run(folder, ["migrate.mjs"], owners)), "nothing was applied");
      expect((await run(folder, ["migrate.mjs"], owners)).includes("up to date"), "something was applied again");
    });
    await step("a staff account", async () => {
      const said = await run(folder, ["create-staff.mjs", "--email", "admin@example.com", "--generate"], shop);
      expect(/Password \(shown this once\): \S+/.test(said), said);
    });
    const web = start(folder, ["web.mjs"], shop);
    const worker = start(folder, ["worker.mjs"], shop);
    parts.push(web, worker);
    await step("/api/health answers 200, and the worker beats", () =>
      answers(`${url}/api/health`, (text, status) => status === 200 && /"worker":\{"ok":true/.test(text), parts),
    );
    await step("pages, in both languages, with the shop's address", async () => {
      await answers(`${url}/`, (text, status) => status === 200 && text.includes(url), parts);
      await answers(`${url}/en/prices`, (text, status) => status === 200 && text.includes("</html>"), parts);
      await answers(`${url}/help`, (text, status) => status === 200 && text.includes("</html>"), parts);
      await answers(
        `${url}/robots.txt`,
        (text, status) => status === 200 && text.includes(`${url}/sitemap.xml`),
        parts,
      );
      await answers(`${url}/admin`, (_, status) => status >= 300 && status < 400, parts);
    });
    await step("the worker reads the upstream's prices by itself", () =>
      answers(`${url}/en/prices`, (text) => /¥\s?\d/.test(text), parts),
    );
    await step("the doctor finds no fault", () => run(folder, ["doctor.mjs"], owners));
    await step("nothing was bought", () => expect(sandbox.world.sales.size === 0, `${sandbox.world.sales.size} sales`));
    await step(`SIGTERM ends both within ${STOP_SECONDS} s`, async () => {
      await Promise.all([stop("web", web), stop("worker", worker)]);
    });
    await step("nothing was written into the folder", () => {
      const changed = [...filesOf(folder)].filter(([path, stamp]) => before.get(path) !== stamp).map(([path]) => path);
      expect(changed.length === 0, changed.slice(0, 10).join("\n"));
    });
  } finally {
    for (const { child } of parts) child.kill("SIGKILL");
    await server.stop();
    await sandbox.close();
  }
}

const root = mkdtempSync(join(tmpdir(), "kumquat-install-"));
chmodSync(root, 0o755);
try {
  await prove(join(root, "shop"), join(root, "data"));
} catch (error) {
  if (failed === 0) throw error;
} finally {
  if (process.argv.includes("--keep")) say(`kept: ${root}`);
  else {
    // First, because finding its place makes its folder.
    rmSync(dirname(clusterDir(join(root, "data"))), { recursive: true, force: true });
    removeReadOnly(root);
  }
}
say(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/** Its folders can't be written to any more, which also keeps them from being removed. */
function removeReadOnly(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isDirectory()) chmodSync(join(entry.parentPath, entry.name), 0o755);
  rmSync(folder, { recursive: true, force: true });
}
