/**
 * `npm run mutations [-- word …]`: plants each bug of mutants.ts (or those whose name contains a word) into a copy of the tree, runs
 * the test that must fail, and prints "N of N caught"; exit code 1 when a bug was not caught, or its place in the code is gone. The
 * tree itself is not changed.
 */
import { spawn, spawnSync } from "node:child_process";
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import pg from "pg";
import { clusterDir, startEmbedded } from "../../lib/db/embedded";
import { migrate } from "../../lib/db/migrate";
import type { Mutant } from "./mutant";
import { mutants } from "./mutants";

const MOST_MS = 600_000;
/** How many histories are tried when the known one passes. */
const SEARCHED = 300;
const words = process.argv.slice(2);
const root = resolve(".");

/** Every file under version control or about to be, the generated client, and the installed packages by a link. */
function copyTree(): string {
  const copy = mkdtempSync(join(tmpdir(), "kumquat-mutants-"));
  const listed = spawnSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    encoding: "utf8",
  });
  if (listed.status !== 0) throw new Error(`git ls-files: ${listed.stderr}`);
  for (const file of listed.stdout.split("\0").filter((name) => name !== "")) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    copyFileSync(join(root, file), join(copy, file));
  }
  cpSync(join(root, "lib/db/generated"), join(copy, "lib/db/generated"), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  return copy;
}

interface Run {
  code: number | null;
  said: string;
}

function run(copy: string, args: string[], env: Record<string, string>): Promise<Run> {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, {
      cwd: copy,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, TSX_TSCONFIG_PATH: "tsconfig.node.json", LOG_LEVEL: "silent", NO_COLOR: "1", ...env },
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += String(chunk)));
    const timer = setTimeout(() => child.pid && process.kill(-child.pid, "SIGKILL"), MOST_MS);
    child.once("exit", (code) => {
      clearTimeout(timer);
      done({ code, said });
    });
  });
}

/** Plays one or more histories of the simulation in a new database. @returns what failed; null when nothing did. */
async function simulate(copy: string, server: Server, first: number, histories: number): Promise<string | null> {
  const urls = await server.freshDatabase();
  const range = ["--first", String(first), "--histories", String(histories)];
  const args = ["--import", "tsx", "scripts/quality/simulate.ts", ...range, "--lanes", "1", "--lane", "0", "--stop"];
  const { code, said } = await run(copy, args, { SIMULATE_APP_URL: urls.appUrl, SIMULATE_ADMIN_URL: urls.adminUrl });
  const failed = /FAILED history (\d+).*\n\s*(.*)/.exec(said);
  if (failed) return `history ${failed[1]}: ${failed[2]}`;
  if (!/^@\{"passed":\d+,"failed":0,/m.test(said))
    throw new Error(`the simulation did not run (${code}):\n${said.slice(-2_000)}`);
  return null;
}

/**
 * Plays the known history first. A change of the protocol changes the random choices in a history, so that the known one may pass and
 * another one fail; then mutants.ts must name the other one.
 */
async function simulateKnown(copy: string, server: Server, history: number): Promise<string | null> {
  const red = await simulate(copy, server, history, 1);
  if (red !== null) return red;
  const other = await simulate(copy, server, 1, SEARCHED);
  return (
    other && `${other}\n        NOT BY history ${history} any more: name the other one in scripts/quality/mutants.ts`
  );
}

async function test(copy: string, by: { test: string; named: string }): Promise<string | null> {
  const args = ["node_modules/vitest/vitest.mjs", "run", by.test, "-t", by.named];
  const { code, said } = await run(copy, args, {});
  const counts = /^\s*Tests\s+(.*)$/m.exec(said)?.[1] ?? "";
  if (/\d+ failed/.test(counts)) return /FAIL\s+(.*)/.exec(said)?.[1] ?? counts;
  if (!/\d+ passed/.test(counts)) throw new Error(`the test did not run (${code}):\n${said.slice(-2_000)}`);
  return null;
}

interface Server {
  freshDatabase(): Promise<{ appUrl: string; adminUrl: string }>;
  stop(): Promise<void>;
}

async function startServer(): Promise<Server> {
  const dir = mkdtempSync(join(tmpdir(), "kumquat-mutants-db-"));
  const embedded = await startEmbedded({ dir, fast: true });
  await migrate({ ownerUrl: embedded.ownerUrl, appUrl: embedded.appUrl });
  const at = (url: string, database: string, user?: string) => {
    const changed = new URL(url);
    changed.pathname = `/${database}`;
    if (user) changed.username = changed.password = user;
    return changed.toString();
  };
  let made = 0;
  return {
    freshDatabase: async () => {
      const name = `mutant_${++made}`;
      const client = new pg.Client({ connectionString: at(embedded.ownerUrl, "postgres", "postgres") });
      await client.connect();
      await client.query(`CREATE DATABASE ${name} TEMPLATE kumquat OWNER kumquat_owner`);
      await client.end();
      return { appUrl: at(embedded.appUrl, name), adminUrl: at(embedded.ownerUrl, name, "postgres") };
    },
    stop: async () => {
      await embedded.stop();
      rmSync(dirname(clusterDir(dir)), { recursive: true, force: true });
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function tryOut(copy: string, server: Server, mutant: Mutant): Promise<string | null> {
  const file = join(copy, mutant.file);
  const whole = readFileSync(file, "utf8");
  if (whole.split(mutant.from).length !== 2)
    throw new Error(
      `"${mutant.name}": its place in ${mutant.file} is gone or not the only one; write the mutant again`,
    );
  writeFileSync(
    file,
    whole.replace(mutant.from, () => mutant.to),
  );
  try {
    return await ("test" in mutant.by ? test(copy, mutant.by) : simulateKnown(copy, server, mutant.by.history));
  } finally {
    writeFileSync(file, whole);
  }
}

const chosen = mutants.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
const copy = copyTree();
const server = await startServer();
let caught = 0;
try {
  for (const mutant of chosen) {
    const began = Date.now();
    let caughtBy: string | null;
    try {
      caughtBy = await tryOut(copy, server, mutant);
    } catch (error) {
      caughtBy = null;
      process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
    }
    if (caughtBy !== null) caught += 1;
    const seconds = Math.round((Date.now() - began) / 1_000);
    process.stdout.write(
      `${caughtBy === null ? "GOT THROUGH" : "caught"}  ${mutant.name}  (${seconds} s)  ${caughtBy ?? ""}\n`,
    );
  }
} finally {
  await server.stop();
  rmSync(copy, { recursive: true, force: true });
}
process.stdout.write(`${caught} of ${chosen.length} caught\n`);
process.exit(caught === chosen.length && caught > 0 ? 0 : 1);
