import { spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { freePort } from "@/lib/db/embedded";
import { receivesNotifications } from "@/lib/db/listen";
import { PRIORITY } from "@/lib/db/queued-jobs";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { job } from "./job";
import { startLanes } from "./lanes";

const IS_INSTALLED = spawnSync("pgbouncer", ["--version"]).status === 0;
let database: TestDatabase;
const dir = mkdtempSync(join(tmpdir(), "kumquat-pooler-"));
const stops: (() => void)[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  chmodSync(dir, 0o755);
});

afterAll(async () => {
  for (const stop of stops) stop();
  await database.drop();
  rmSync(dir, { recursive: true, force: true });
});

/** PgBouncer before the test's database, with pooling by transactions. @returns the database's address through it */
async function startPooler(...more: string[]): Promise<string> {
  const port = await freePort();
  const at = new URL(database.appUrl);
  const host = at.searchParams.get("host") ?? at.hostname;
  const file = join(dir, `${port}.ini`);
  const listening = ["listen_addr=127.0.0.1", `listen_port=${port}`, "unix_socket_dir=", "auth_type=any"];
  const server = `* = host=${host} port=${at.port} user=${at.username} password=${at.password}`;
  const lines = ["[databases]", server, "[pgbouncer]", ...listening, "pool_mode=transaction", ...more, ""];
  writeFileSync(file, lines.join("\n"));
  const words = process.getuid?.() === 0 ? ["-u", "nobody", file] : [file];
  const pooler = spawn("pgbouncer", words, { stdio: "ignore" });
  stops.push(() => pooler.kill("SIGTERM"));
  const url = `postgresql://${at.username}:${at.password}@127.0.0.1:${port}${at.pathname}`;
  for (let left = 100; !(await answers(url)); left--) {
    if (left === 0) throw new Error("PgBouncer does not answer");
    await sleep(100);
  }
  return url;
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

/** `npm run prove:pgbouncer` plays a shop behind each kind of pooler. */
describe.skipIf(!IS_INSTALLED)(
  "behind PgBouncer, which gives transactions other connections (apt install pgbouncer)",
  () => {
    it("a process knows that no notification reaches it", async () => {
      process.env.DATABASE_URL = await startPooler();
      expect(await receivesNotifications()).toBe(false);
    });

    it("jobs are done without prepared statements", async () => {
      // Each transaction has a new connection, so that nothing prepared is there again.
      const connectionString = await startPooler("max_prepared_statements=0", "server_lifetime=0");
      let done = 0;
      const count = job({
        ...{ name: "count", priority: PRIORITY.awaited, payload: z.looseObject({}) },
        run: async () => void done++,
      });
      const lanes = await startLanes({
        ...{ connectionString, prepare: false, concurrency: 2, graceMs: 1_000, jobs: [count], cronItems: [] },
      });
      try {
        const left = async () => {
          const [row] = await database.asOwner<{ count: string }>("SELECT count(*) FROM graphile_worker._private_jobs");
          return Number(row?.count);
        };
        for (let n = 0; n < 5; n++) await database.asOwner("SELECT graphile_worker.add_job('count', '{}'::json)");
        await expect.poll(left, { timeout: 15_000 }).toBe(0);
        for (let n = 0; n < 5; n++) await database.asOwner("SELECT graphile_worker.add_job('count', '{}'::json)");
        await expect.poll(left, { timeout: 15_000 }).toBe(0);
        expect(done).toBe(10);
      } finally {
        await Promise.all(lanes.map((lane) => lane.stop().catch(() => undefined)));
      }
    }, 45_000);
  },
);
