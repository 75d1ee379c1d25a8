import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { createDb, type Db } from "@/lib/db/client";
import { startEmbedded } from "@/lib/db/embedded";
import { migrate } from "@/lib/db/migrate";
import type { BillRow } from "@/lib/gateways/gateway";
import { ENVIRONMENT } from "@/scripts/testing/database";
import type { BenchRow } from "./row";

const LINES = 100_000;
const DAY = "2026-11-01";
const NOON = new Date(`${DAY}T12:00:00+08:00`);

/** A gateway's bill of 100,000 payments: stored line by line, matched, its fees posted, on a durable PostgreSQL; then all of it once more. */
export async function run(): Promise<BenchRow[]> {
  const dir = mkdtempSync(join(tmpdir(), "kumquat-bench-"));
  const postgres = await startEmbedded({ dir });
  try {
    await migrate({ ownerUrl: postgres.ownerUrl, appUrl: postgres.appUrl });
    Object.assign(process.env, ENVIRONMENT, { DATABASE_URL: postgres.appUrl });
    const db = createDb(postgres.appUrl, { poolSize: 4 });
    (globalThis as { kumquatDb?: Db }).kumquatDb = db;
    await fill(postgres.ownerUrl);
    const plain = { name: "as many lines into a table without keys", value: await plainSeconds(postgres.ownerUrl) };
    const first = await reconcile(db);
    const again = await reconcile(db);
    await db.$disconnect();
    return [
      {
        name: `a gateway's bill of ${LINES} payments is stored, matched and posted`,
        value: first.seconds,
        unit: "s",
        baseline: plain,
        target: "≤ 10 s, all matched",
        met: first.seconds <= 10 && first.matched === LINES,
      },
      {
        name: "memory that this takes on top",
        value: first.megabytes,
        unit: "MB",
        baseline: { name: "the process before", value: first.megabytesBefore },
        target: "≤ 100 MB",
        met: first.megabytes <= 100,
      },
      {
        name: "the same bill read again, nothing posted",
        value: again.seconds,
        unit: "s",
        baseline: plain,
        target: "≤ 10 s, one posting",
        met: again.seconds <= 10 && again.postings === 1,
      },
    ];
  } finally {
    await postgres.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Paid payments, written with the triggers off: their postings are not what is measured. */
async function fill(ownerUrl: string): Promise<void> {
  const url = new URL(ownerUrl);
  url.username = "postgres";
  url.password = "postgres";
  const client = new pg.Client({ connectionString: url.toString() });
  await client.connect();
  await client.query("SET session_replication_role = replica");
  await client.query(
    `INSERT INTO payments (id, number, customer_id, gateway, device, amount_fen, state, gateway_ref, paid_fen, paid_at, expires_at)
     SELECT gen_random_uuid(), 'P' || n, gen_random_uuid(), 'alipay', 'desktop', 10000, 'paid', 'ref' || n, 10000, $1, $1
       FROM generate_series(1, ${LINES}) n`,
    [NOON],
  );
  await client.query("ANALYZE");
  await client.end();
}

/** Writing the lines alone: from this process, a thousand in a statement. */
async function plainSeconds(ownerUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(
    "CREATE TABLE bench_lines (number text, ref text, amount_fen bigint, fee_fen bigint, at timestamptz)",
  );
  const started = performance.now();
  let some: { number: string; ref: string; amount: string; fee: string; at: Date }[] = [];
  for await (const { number, gatewayRef, amountFen, feeFen, at } of lines()) {
    some.push({ number: number ?? "", ref: gatewayRef, amount: String(amountFen), fee: String(feeFen), at });
    if (some.length < 1_000) continue;
    await client.query(
      `INSERT INTO bench_lines SELECT * FROM json_to_recordset($1) AS r(number text, ref text, amount bigint, fee bigint, at timestamptz)`,
      [JSON.stringify(some)],
    );
    some = [];
  }
  const seconds = (performance.now() - started) / 1_000;
  await client.query("DROP TABLE bench_lines");
  await client.end();
  return seconds;
}

async function* lines(): AsyncGenerator<BillRow> {
  for (let n = 1; n <= LINES; n++) {
    yield { kind: "payment", number: `P${n}`, gatewayRef: `ref${n}`, amountFen: 10_000n, feeFen: 60n, at: NOON };
  }
}

async function reconcile(db: Db) {
  const [{ storeBillRows }, { matchBill }] = await Promise.all([
    import("@/lib/paying/bills/store-bill-rows"),
    import("@/lib/paying/bills/match-bill"),
  ]);
  const now = new Date();
  const key = { gateway: "alipay", day: DAY };
  const bill = await db.gatewayBill.upsert({
    where: { gateway_day: key },
    create: { ...key, nextFetchAt: now, fetchedAt: now },
    update: {},
  });
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 50);
  const started = performance.now();
  await storeBillRows(bill, lines(), now);
  await matchBill(bill.id, now);
  const seconds = (performance.now() - started) / 1_000;
  clearInterval(watch);
  const { matchedCount, postingCount } = await db.gatewayBill.findUniqueOrThrow({ where: { id: bill.id } });
  return {
    seconds,
    megabytes: (most - before) / 1_000_000,
    megabytesBefore: before / 1_000_000,
    matched: matchedCount,
    postings: postingCount,
  };
}
