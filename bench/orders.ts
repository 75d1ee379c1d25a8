import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CustomerActor } from "@/lib/core/actor";
import { newId } from "@/lib/core/id";
import { createDb, type Db } from "@/lib/db/client";
import { startEmbedded } from "@/lib/db/embedded";
import { migrate } from "@/lib/db/migrate";
import { checkBooks } from "@/lib/ledger/check-books";
import { postTopUp } from "@/lib/ledger/post-top-up";
import { ENVIRONMENT } from "@/scripts/testing/database";
import type { BenchRow } from "./row";

const AT_ONCE = 32;
const ORDERS = 2_000;
const POSTINGS = 4_000;
const CUSTOMERS = 200;

/**
 * Placing orders (checked, held, enqueued, committed) with a durable PostgreSQL on this machine, 32 at once, every
 * customer with a wallet; afterwards every order is counted and the books are checked. And postings alone, against the
 * same inserts by plain SQL.
 */
export async function run(): Promise<BenchRow[]> {
  const dir = mkdtempSync(join(tmpdir(), "kumquat-bench-"));
  const postgres = await startEmbedded({ dir });
  try {
    await migrate({ ownerUrl: postgres.ownerUrl, appUrl: postgres.appUrl });
    // The same secrets as the other parts use: a process reads its environment once.
    Object.assign(process.env, ENVIRONMENT, { DATABASE_URL: postgres.appUrl });
    const db = createDb(postgres.appUrl, { poolSize: AT_ONCE });
    (globalThis as { kumquatDb?: Db }).kumquatDb = db;
    const { rows: postings, plain } = await posting(db);
    const rows = [await placing(db, plain), ...postings];
    await db.$disconnect();
    return rows;
  } finally {
    await postgres.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** @param plain transactions of the books a second, written by plain SQL in the same run */
async function placing(db: Db, plain: number): Promise<BenchRow> {
  const [{ placeOrder }, { signQuote }, { domainQuote }] = await Promise.all([
    import("@/lib/orders/place-order"),
    import("@/lib/pricing/sign-quote"),
    import("@/lib/pricing/testing/domain-quote"),
  ]);
  await db.suffix.create({ data: { suffix: ".com", ascii: ".com", group: "common", position: 1 } });
  const buyers = await Promise.all(Array.from({ length: CUSTOMERS }, () => makeBuyer(db)));
  const asked = Array.from({ length: ORDERS }, (_, n) => {
    const buyer = buyers[n % CUSTOMERS];
    if (!buyer) throw new Error("no buyer");
    const quote = signQuote(domainQuote(`bench${n}.com`));
    return { actor: buyer.actor, items: [{ quote, registrantId: buyer.registrantId }] };
  });
  const perSecond = await rate(asked, ({ actor, items }) =>
    placeOrder(actor, { items }, { idempotencyKey: randomUUID() }),
  );
  const [orders, jobs, faults] = await Promise.all([
    db.order.count(),
    db.$queryRaw<{ n: bigint }[]>`SELECT count(*) AS n FROM graphile_worker.jobs`,
    checkBooks(db),
  ]);
  const whole = orders === ORDERS && Number(jobs[0]?.n) === ORDERS && faults.length === 0;
  return {
    name: `orders placed, ${AT_ONCE} at once, none lost or doubled`,
    value: perSecond,
    unit: "/s",
    baseline: { name: "postings alone, plain SQL", value: plain },
    target: "≥ 150 /s, books agree",
    met: perSecond >= 150 && whole,
  };
}

async function makeBuyer(db: Db): Promise<{ actor: CustomerActor; registrantId: string }> {
  const userId = newId();
  await db.user.create({
    data: { id: userId, kind: "customer", email: `${userId}@example.com`, name: "bench", passwordHash: "none" },
  });
  await postTopUp(db, {
    topUpId: randomUUID(),
    customerId: userId,
    amountFen: 100_000_000n,
    gateway: "bank_transfer",
    at: new Date(),
  });
  const registrantId = newId();
  await db.registrant.create({
    data: {
      id: registrantId,
      customerId: userId,
      kind: "company",
      displayName: "bench",
      fields: {},
      idType: "YYZZ",
      idNumberEnc: new Uint8Array([0]),
      idNumberMasked: "***",
      state: "ready",
      upstreamId: "1",
    },
  });
  return { actor: { kind: "customer", userId, sessionId: newId(), ip: "127.0.0.1" }, registrantId };
}

async function posting(db: Db): Promise<{ rows: BenchRow[]; plain: number }> {
  const customers = Array.from({ length: 1_000 }, () => newId());
  const topUp = (customerId: string) =>
    postTopUp(db, { topUpId: newId(), customerId, amountFen: 100n, gateway: "bank_transfer", at: new Date() });
  await rate(customers, topUp);
  const [clearing] = await db.$queryRaw<{ id: string }[]>`
    SELECT id::text AS id FROM ledger_accounts WHERE code = 'clearing:bank_transfer'`;
  // The same rows without ledger_post: no idempotency, no guard, no account of its own; written by the tables' owner.
  const plainUrl = new URL(process.env.DATABASE_URL ?? "");
  plainUrl.username = "kumquat_owner";
  plainUrl.password = "kumquat_owner";
  const owner = createDb(plainUrl.toString(), { poolSize: AT_ONCE });
  const accounts = await owner.ledgerAccount.findMany({ where: { kind: "wallet" }, select: { id: true }, take: 1_000 });
  const work = Array.from({ length: POSTINGS }, (_, n) => n);
  const plain = await rate(work, async (n) => {
    const [id, account] = [newId(), accounts[n % accounts.length]?.id ?? ""];
    await owner.$queryRaw`
      WITH t AS (INSERT INTO ledger_transactions (id, key, digest, kind, at) VALUES (${id}::uuid, ${id}, '', 'top_up', now()) RETURNING id),
           a AS (UPDATE ledger_accounts SET balance_fen = balance_fen + 100 WHERE id = ${account}::uuid RETURNING balance_fen)
      INSERT INTO postings (transaction_id, account_id, amount_fen, balance_fen)
      SELECT t.id, ${account}::uuid, 100, a.balance_fen FROM t, a
      UNION ALL SELECT t.id, ${clearing?.id ?? ""}::uuid, -100, NULL FROM t`;
  });
  await owner.$disconnect();
  const spread = await rate(work, (n) => topUp(customers[n % customers.length] ?? ""));
  const hot = await rate(work.slice(0, 1_500), () => topUp(customers[0] ?? ""));
  const baseline = { name: "plain SQL", value: plain };
  const rows = [
    {
      name: "postings, 1,000 wallets",
      value: spread,
      unit: "/s",
      baseline,
      target: "≥ 1,000 /s, ≥ 50 %",
      met: spread >= 1_000 && spread >= plain / 2,
    },
    { name: "postings, one wallet", value: hot, unit: "/s", baseline, target: "≥ 300 /s", met: hot >= 300 },
  ];
  return { rows, plain };
}

/** Does the work with so many at once. @returns how many a second. */
async function rate<T>(work: readonly T[], one: (item: T) => Promise<unknown>): Promise<number> {
  let next = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let at = next++; at < work.length; at = next++) await one(work[at] as T);
    }),
  );
  return work.length / ((performance.now() - started) / 1_000);
}
