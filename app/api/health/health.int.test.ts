import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { parseKeyRing } from "@/lib/core/secret";
import { createDb } from "@/lib/db/client";
import { bindKeys } from "@/lib/upstream/bind-keys";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { GET } from "./route";

let database: TestDatabase;
const account = { username: "agent", sandbox: true, boundAt: new Date() };
const beat = (seenAt: Date) => ({ id: "worker-1", startedAt: seenAt, seenAt });

async function health() {
  const answer = await GET(new Request("http://localhost/api/health"));
  return { code: answer.status, body: (await answer.json()) as { status: string; upstream: { detail: string } } };
}

beforeAll(async () => {
  database = await createTestDatabase({ SMTP_URL: "smtp://127.0.0.1:9" });
});
afterAll(() => database.drop());
beforeEach(async () => {
  const { db } = database;
  await db.encryptionKey.deleteMany();
  await db.workerBeat.deleteMany();
  await db.workerBeat.create({ data: beat(new Date()) });
  await db.upstreamAccount.upsert({
    where: { id: 1 },
    create: { id: 1, ...account },
    update: { pausedAt: null, pauseReason: null, ...account },
  });
});

it("is 200 and ok while everything runs", async () => {
  expect(await health()).toMatchObject({ code: 200, body: { status: "ok", ok: true } });
});

it("keeps the shop in front of its customers while staff have paused purchases", async () => {
  await database.db.upstreamAccount.update({ where: { id: 1 }, data: { pausedAt: new Date(), pauseReason: "staff" } });
  const { code, body } = await health();
  expect(code).toBe(200);
  expect(body).toMatchObject({
    status: "degraded",
    ok: false,
    upstream: { ok: false, detail: "paused", reason: "staff" },
  });
});

it("is degraded, not down, without a worker: orders wait", async () => {
  await database.db.workerBeat.deleteMany();
  await database.db.workerBeat.create({ data: beat(new Date(Date.now() - 60_000)) });
  expect(await health()).toMatchObject({ code: 200, body: { status: "degraded", worker: { detail: "silent" } } });
});

it("is 503 of a process whose keys are not those of the others: what it sealed no worker could open", async () => {
  const [id, key] = (process.env.ENCRYPTION_KEYS ?? "").split(":");
  const own = parseKeyRing(`${id}:${key}`);
  await bindKeys(database.db, own);
  expect(await health()).toMatchObject({ code: 200, body: { status: "ok" } });
  const others = parseKeyRing(`${id}:${Buffer.alloc(32, 9).toString("base64")}`);
  await database.db.encryptionKey.deleteMany();
  await bindKeys(database.db, others);
  expect(await health()).toMatchObject({ code: 503, body: { status: "down", web: { detail: "other_keys" } } });
});

it("is 503 of a process that lacks a key in use, and names it", async () => {
  const [id, key] = (process.env.ENCRYPTION_KEYS ?? "").split(":");
  await bindKeys(database.db, parseKeyRing(`k2:${Buffer.alloc(32, 9).toString("base64")},${id}:${key}`));
  expect(await health()).toMatchObject({ code: 503, body: { web: { detail: "key_missing", reason: "k2" } } });
});

it("is degraded while this machine's worker ends again and again, and says since when", async () => {
  const shared = globalThis as { kumquatWorkerTrouble?: { since: number; times: number } | null };
  shared.kumquatWorkerTrouble = { since: Date.now() - 7_000, times: 3 };
  expect(await health()).toMatchObject({
    code: 200,
    body: { status: "degraded", worker: { ok: false, detail: "ends_again", seconds: 7 } },
  });
  shared.kumquatWorkerTrouble = null;
  expect(await health()).toMatchObject({ code: 200, body: { status: "ok" } });
});

it("is 503 of a process that was given another upstream account", async () => {
  await database.db.upstreamAccount.update({ where: { id: 1 }, data: { username: "somebody" } });
  expect(await health()).toMatchObject({ code: 503, body: { status: "down", web: { detail: "other_account" } } });
});

it("is 503 when the database is away", async () => {
  const away = createDb("postgresql://nobody@127.0.0.1:9/nothing");
  const shared = globalThis as { kumquatDb?: typeof away };
  const present = shared.kumquatDb;
  shared.kumquatDb = away;
  try {
    expect(await health()).toMatchObject({ code: 503, body: { status: "down", database: { ok: false } } });
  } finally {
    shared.kumquatDb = present;
    await away.$disconnect();
  }
});
