import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createDb } from "@/lib/db/client";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { GET } from "./route";

let database: TestDatabase;
const account = { username: "agent", sandbox: true, boundAt: new Date() };
const beat = (seenAt: Date) => ({ id: "worker-1", startedAt: seenAt, seenAt });

async function health() {
  const answer = await GET();
  return { code: answer.status, body: (await answer.json()) as { status: string; upstream: { detail: string } } };
}

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  const { db } = database;
  await db.workerBeat.deleteMany();
  await db.workerBeat.create({ data: beat(new Date()) });
  await db.upstreamAccount.upsert({
    where: { id: 1 },
    create: { id: 1, ...account },
    update: { pausedAt: null, pauseReason: null },
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
