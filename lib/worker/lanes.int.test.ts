import type { Runner } from "graphile-worker";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { PRIORITY } from "@/lib/db/queued-jobs";
import { queueMail } from "@/lib/notify/queue-mail";
import { type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { sweepReminders } from "@/lib/renewals/sweep-reminders";
import { startLanes } from "./lanes";
import { jobs } from "./tasks";

const CUSTOMERS = 5_000;

let world: ShopWorld;
let runners: Runner[] = [];
/** Names of jobs, in the order in which they began. */
let begun: string[] = [];
let release: () => void = () => undefined;
beforeAll(async () => {
  world = await startShopWorld();
  await world.database.asOwner(
    `WITH people AS (
       INSERT INTO users (id, kind, email, name, password_hash, updated_at)
       SELECT gen_random_uuid(), 'customer', n || '@lanes.example.com', 'n', 'none', now() FROM generate_series(1, ${CUSTOMERS}) n
       RETURNING id)
     INSERT INTO services (id, customer_id, product_line, name, display_name, state, config, expires_at, updated_at)
     SELECT gen_random_uuid(), id, 'domain', id || '.com', id || '.com', 'active', '{}', now() + interval '5 days', now() FROM people`,
  );
});
afterEach(async () => {
  release();
  await Promise.all(runners.map((runner) => runner.stop()));
  runners = [];
  begun = [];
  await world.database.asOwner("DELETE FROM graphile_worker._private_jobs");
});
afterAll(() => world.close());

/** Starts the worker's own jobs and lanes, with `work` in place of what each job does. */
async function start(concurrency: number, work: (name: string) => Promise<void>): Promise<void> {
  const replaced = jobs.map((job) => ({
    ...job,
    run: async () => {
      begun.push(job.name);
      await work(job.name);
    },
  }));
  const connectionString = world.database.appUrl;
  runners = await startLanes({ connectionString, concurrency, graceMs: 1_000, jobs: replaced, cronItems: [] });
}

it("thousands of waiting reminders delay no purchase", async () => {
  expect(await sweepReminders(world.database.db, new Date())).toBe(CUSTOMERS);
  await start(10, async () => undefined);
  await vi.waitFor(() => expect(begun.length).toBeGreaterThan(20), { timeout: 10_000 });
  const buyer = await world.customer();
  await buyer.buy("freelanes.com");
  const before = begun.length;
  await vi.waitFor(() => expect(begun).toContain("advance-item"), { timeout: 20_000, interval: 1 });
  expect(begun.indexOf("advance-item") - before).toBeLessThan(50);
  expect(before).toBeLessThan(CUSTOMERS);
}, 60_000);

it("jobs that never end take no place that a purchase or a mail needs, and a mail goes before reminders", async () => {
  const ended = new Promise<void>((resolve) => {
    release = resolve;
  });
  const many = { name: "test.many", priority: PRIORITY.bulk, write: () => mail };
  const one = { name: "test.one", write: () => mail };
  const { db } = world.database;
  await sweepReminders(db, new Date());
  for (let n = 0; n < 20; n++) await queueMail(db, many, { to: "a@example.com", locale: "zh" }, {});
  await queueMail(db, one, { to: "a@example.com", locale: "zh" }, {});
  const [first] = await world.database.asOwner<{ key: string }>(
    `SELECT key FROM graphile_worker.jobs WHERE task_identifier = 'send-mail' ORDER BY priority, run_at LIMIT 1`,
  );
  const [last] = await db.mail.findMany({ where: { template: "test.one" } });
  expect(first?.key).toBe(`send-mail:${last?.id}`);
  await start(1, () => ended);
  await vi.waitFor(() => expect(begun).toContain("send-mail"), { timeout: 10_000 });
  await vi.waitFor(() => expect(begun).toContain("remind-customer"), { timeout: 10_000 });
  const buyer = await world.customer();
  await buyer.buy("freefree.com");
  await vi.waitFor(() => expect(begun).toContain("advance-item"), { timeout: 10_000 });
  expect(begun.filter((name) => name === "remind-customer").length).toBeLessThanOrEqual(3);
  expect(begun.filter((name) => name === "send-mail").length).toBeLessThanOrEqual(4);
}, 60_000);

const mail = { subject: "s", paragraphs: ["p"] };
