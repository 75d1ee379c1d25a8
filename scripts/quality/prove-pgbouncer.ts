/**
 * `npm run prove:pgbouncer`: what docs/operations/scale.md and .env.example say of poolers. Workers of a shop buy through PgBouncer, once for
 * each way of pooling and of preparing statements; then the books must agree, and what a pooler takes away is measured: notifications, limits of
 * statements, locks. Needs PostgreSQL of the system's packages. Exit code 1 when anything is not as the pages say; skipped where a program
 * is missing.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import pg from "pg";
import { createDb, type Db } from "../../lib/db/client";
import { freePort } from "../../lib/db/embedded";
import { receivesNotifications } from "../../lib/db/listen";
import { migrate } from "../../lib/db/migrate";
import { quickQuery } from "../../lib/db/quick-query";
import { payingCustomer } from "../../lib/purchasing/testing/paying-customer";
import { type ShopDatabase, startShopWorldIn } from "../../lib/purchasing/testing/shop-world";
import { workerStarter } from "../../lib/worker/testing/worker-process";
import { ENVIRONMENT } from "../testing/database";
import { packagedPostgres, startPackagedPostgres } from "../testing/packaged-postgres";
import { startProgram, versionOf } from "./proxies/proxy-program";

type Mode = "session" | "transaction";
/** `prepared` is PgBouncer's max_prepared_statements: 0 is what versions before 1.22 come with. */
interface Case {
  mode: Mode;
  prepare: "0" | "1";
  prepared: string;
}
const CASES: Case[] = [
  { mode: "session", prepare: "1", prepared: "0" },
  { mode: "transaction", prepare: "0", prepared: "0" },
  { mode: "transaction", prepare: "1", prepared: "200" },
];
const ORDERS = 12;
const MOST_MS = 90_000;
const say = (line: string) => process.stdout.write(`${line}\n`);

/** PgBouncer before a server, with fewer connections to it than it takes. */
async function startPooler(dir: string, serverPort: number, { mode, prepared }: Case) {
  const port = await freePort();
  const lines = [
    "[databases]",
    // With auth_type=any everybody is who is named here.
    `* = host=127.0.0.1 port=${serverPort} user=kumquat_app password=app-password`,
    "[pgbouncer]",
    "listen_addr=127.0.0.1",
    `listen_port=${port}`,
    "unix_socket_dir=",
    "auth_type=any",
    `pool_mode=${mode}`,
    `default_pool_size=${mode === "session" ? 60 : 8}`,
    "max_client_conn=200",
    `max_prepared_statements=${prepared}`,
  ];
  const file = join(dir, "pgbouncer.ini");
  writeFileSync(file, `${lines.join("\n")}\n`);
  const words = process.getuid?.() === 0 ? ["-u", "postgres", file] : [file];
  return { port, program: startProgram("pgbouncer", words) };
}

async function prove(one: Case, bin: string): Promise<string[]> {
  const faults: string[] = [];
  const dir = mkdtempSync(join(tmpdir(), "kumquat-pooler-"));
  chmodSync(dir, 0o755);
  const server = await startPackagedPostgres(bin);
  const pooler = await startPooler(dir, server.port, one);
  try {
    const urls = await server.create("shop");
    await migrate(urls);
    if (one.mode === "transaction") await limitRole(server.port);
    const throughPooler = urls.appUrl.replace(`:${server.port}/`, `:${pooler.port}/`);
    await sleep(1_000);
    const database: ShopDatabase = { db: undefined as unknown as Db, drop: async () => undefined };
    const world = await startShopWorldIn(async (environment) => {
      Object.assign(process.env, ENVIRONMENT, environment, {
        DATABASE_URL: throughPooler,
        DATABASE_PREPARE: one.prepare,
      });
      database.db = createDb(throughPooler, { poolSize: 10, prepare: one.prepare === "1" });
      (globalThis as { kumquatDb?: Db }).kumquatDb = database.db;
      return database;
    });
    const startWorker = await workerStarter();
    const workers = [1, 2].map(() => startWorker({ WORKER_CONCURRENCY: "4", DATABASE_POOL_SIZE: "5" }));
    try {
      const hears = await receivesNotifications();
      if (hears !== (one.mode === "session")) faults.push(`notifications ${hears ? "" : "do not "}arrive`);
      const buyer = await payingCustomer(world, 10_000_000n);
      for (let n = 0; n < ORDERS; n++) await buyer.buy(`free${one.mode}${n}.com`);
      const open = () => database.db.orderItem.count({ where: { state: { not: "done" } } });
      const began = performance.now();
      while ((await open()) > 0 && performance.now() - began < MOST_MS) await sleep(250);
      const left = await open();
      if (left > 0) faults.push(`${left} of ${ORDERS} items are not done`);
      const seconds = ((performance.now() - began) / 1_000).toFixed(1);
      faults.push(...(await world.threeBooks()));
      faults.push(...(await holdsLocks(database.db)));
      for (let n = 0; n < 40; n++) await quickQuery("proof_one", "SELECT $1::int + 1 AS one", [n]);
      const limits = await limitsSeen(database.db);
      if (limits.includes("0")) faults.push("a statement runs without a limit");
      say(
        `        ${ORDERS} orders done in ${seconds} s, notifications ${hears ? "arrive" : "do not arrive"}, statement_timeout ${limits.join(" and ")}`,
      );
      for (const { child } of workers) child.kill("SIGTERM");
      for (const { ended } of workers) {
        const { said, code } = await ended;
        if (code !== 0 || /prepared statement/.test(said))
          faults.push(`a worker ended with ${code}: ${said.slice(-600)}`);
      }
    } finally {
      for (const { child } of workers) child.kill("SIGKILL");
      await world.close();
      await database.db.$disconnect();
    }
  } finally {
    await pooler.program.stop();
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  }
  return faults;
}

/** What .env.example says: limits that a pooler's other connections have, too. */
async function limitRole(port: number): Promise<void> {
  const client = new pg.Client({ host: "127.0.0.1", port, user: "postgres", database: "postgres" });
  await client.connect();
  await client.query("ALTER ROLE kumquat_app SET statement_timeout = '60s'");
  await client.query("ALTER ROLE kumquat_app SET lock_timeout = '20s'");
  await client.end();
}

/** Of eight transactions that add one under an advisory lock none may read before another has written. */
async function holdsLocks(db: Db): Promise<string[]> {
  let inside = 0;
  let most = 0;
  await Promise.all(
    Array.from({ length: 8 }, () =>
      db.$transaction(async (tx) => {
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(4711)`;
        inside += 1;
        most = Math.max(most, inside);
        await sleep(20);
        inside -= 1;
      }),
    ),
  );
  return most === 1 ? [] : [`${most} transactions hold one advisory lock`];
}

/** The limits that statements of this process run by. */
async function limitsSeen(db: Db): Promise<string[]> {
  const seen = await Promise.all(
    Array.from({ length: 60 }, async () => {
      const [row] = await db.$queryRaw<
        { limit: string }[]
      >`SELECT current_setting('statement_timeout') AS limit, pg_sleep(0.02)::text`;
      return row?.limit ?? "";
    }),
  );
  return [...new Set(seen)].sort();
}

const bin = packagedPostgres();
const version = versionOf("pgbouncer", "--version");
if (bin === null || version === null) {
  say("skipped: PgBouncer or PostgreSQL is not installed (apt install postgresql pgbouncer)");
  process.exit(0);
}
const { values } = parseArgs({ options: { case: { type: "string" } } });
if (values.case !== undefined) {
  const one = CASES[Number(values.case)];
  if (!one) throw new Error("no such case");
  const faults = await prove(one, bin);
  for (const fault of faults) say(`        ${fault}`);
  process.exit(faults.length === 0 ? 0 : 1);
}
say(`PgBouncer ${version}, ${bin}`);
let failed = 0;
for (const [index, { mode, prepare, prepared }] of CASES.entries()) {
  const name = `${mode} pooling, DATABASE_PREPARE=${prepare}, max_prepared_statements=${prepared}`;
  // In a process of its own: a process works with one database.
  const words = ["--import", "tsx", "scripts/quality/prove-pgbouncer.ts", "--case", String(index)];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, {
    encoding: "utf8",
    env: { ...process.env, TSX_TSCONFIG_PATH: "tsconfig.node.json" },
  });
  if (status !== 0) failed += 1;
  say(
    `${status === 0 ? "ok     " : "FAILED "} ${name}\n${stdout.trimEnd()}${status === 0 ? "" : `\n${stderr.slice(-1_500)}`}`,
  );
}
say(`${CASES.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
