import { randomUUID } from "node:crypto";
import type { Runner } from "graphile-worker";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { z } from "zod";
import { POST } from "@/app/api/v1/orders/route";
import { sessionHeaders } from "@/lib/accounts/testing/people";
import { recordEvent } from "@/lib/audit/record-event";
import { createSession } from "@/lib/auth/session";
import { requestId, withRequestId } from "@/lib/core/request-id";
import { enqueueInBatches } from "@/lib/db/enqueue";
import { advanceItemJob, PRIORITY } from "@/lib/db/queued-jobs";
import { type Buyer, PRICE_FEN, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { upstream } from "@/lib/upstream/client";
import { asTask, job } from "./job";
import { startLanes } from "./lanes";
import { jobs } from "./tasks";

let world: ShopWorld;
let buyer: Buyer;
let runners: Runner[] = [];
beforeAll(async () => {
  world = await startShopWorld();
  await world.database.db.priceRule.create({ data: { productLine: "domain", key: ".com", fixedFen: PRICE_FEN } });
  buyer = await world.customer();
});
afterAll(async () => {
  await Promise.all(runners.map((runner) => runner.stop()));
  await world.close();
});

/** As the browser's request goes: signed in by cookie, through the route. */
async function buyInTheBrowser(name: string): Promise<{ id: string; orderId: string; itemId: string }> {
  const user = await world.database.db.user.findUniqueOrThrow({ where: { id: buyer.actor.userId } });
  const token = await world.database.db.$transaction((tx) =>
    createSession(tx, { user, ip: "203.0.113.7", userAgent: "test", now: new Date() }),
  );
  const headers = await sessionHeaders(token);
  for (const [key, value] of Object.entries({
    "content-type": "application/json",
    "idempotency-key": randomUUID(),
    "sec-fetch-site": "same-origin",
  }))
    headers.set(key, value);
  const body = JSON.stringify({ items: [{ quote: buyer.quote(name), registrantId: buyer.registrantId }] });
  const answer = await POST(new Request("http://localhost:3000/api/v1/orders", { method: "POST", headers, body }), {
    params: Promise.resolve({}),
  });
  const order = await answer.json();
  expect([answer.status, order.code]).toEqual([200, undefined]);
  return { id: answer.headers.get("x-request-id") ?? "", orderId: order.id, itemId: order.items[0].id };
}

const payloadOf = async (key: string) =>
  (
    await world.database.asOwner<{ payload: unknown }>(
      `SELECT payload FROM graphile_worker._private_jobs WHERE key = '${key}'`,
    )
  )[0]?.payload;

it("a purchase is followed by one id from the browser's request over order and job to the upstream call", async () => {
  const { db, appUrl } = world.database;
  const { id, orderId, itemId } = await buyInTheBrowser("freefollowed.com");
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  expect(await db.order.findUniqueOrThrow({ where: { id: orderId } })).toMatchObject({ requestId: id });
  expect(await payloadOf(`item:${itemId}`)).toEqual({ itemId, requestId: id });

  runners = await startLanes({ connectionString: appUrl, concurrency: 2, graceMs: 1_000, jobs, cronItems: [] });
  const done = () => db.orderItem.findFirst({ where: { id: itemId, state: "done" } });
  await vi.waitFor(async () => expect(await done()).not.toBeNull(), { timeout: 60_000, interval: 250 });
  await upstream().flushLog();

  const { id: attemptId } = await db.attempt.findFirstOrThrow({ where: { itemId } });
  const calls = await db.upstreamCall.findMany({ where: { requestId: id }, orderBy: { id: "asc" } });
  expect(calls.filter(({ effect }) => effect === "purchase")).toMatchObject([{ itemId, attemptId, outcome: "ok" }]);
  // The job that confirms it was enqueued by the job that bought it.
  const bought = calls.findIndex(({ effect }) => effect === "purchase");
  expect(calls.slice(bought + 1).map(({ effect }) => effect)).toContain("read");
  const others = await db.upstreamCall.count({
    where: { itemId, OR: [{ requestId: null }, { requestId: { not: id } }] },
  });
  expect(others).toBe(0);
}, 120_000);

it("a job's audit rows carry the id of the request that enqueued it, and its own payload does not", async () => {
  const { db } = world.database;
  const seen: unknown[] = [];
  const task = asTask(
    job({
      name: "audited",
      priority: PRIORITY.bulk,
      payload: z.strictObject({ subjectId: z.string() }),
      run: async (payload) => {
        seen.push(payload);
        await recordEvent(db, { kind: "system", job: "audited" }, { action: "services.auto-renew-ordered" });
      },
    }),
  );
  const id = randomUUID();
  await task({ subjectId: "a", requestId: id }, undefined as never);
  await task({ subjectId: "b" }, undefined as never);
  expect(seen).toEqual([{ subjectId: "a" }, { subjectId: "b" }]);
  const rows = await db.auditEvent.findMany({
    where: { action: "services.auto-renew-ordered" },
    orderBy: { id: "asc" },
  });
  expect(rows.map((row) => row.requestId)).toEqual([id, null]);
});

it("what is enqueued in batches carries the id too, and outside a request there is none", async () => {
  const { db } = world.database;
  const [withId, without] = [randomUUID(), randomUUID()];
  const id = randomUUID();
  await withRequestId(id, () => enqueueInBatches(db, { ...advanceItemJob, name: "never-taken" }, [withId]));
  await enqueueInBatches(db, { ...advanceItemJob, name: "never-taken" }, [without]);
  expect(await payloadOf(`item:${withId}`)).toEqual({ itemId: withId, requestId: id });
  expect(await payloadOf(`item:${without}`)).toEqual({ itemId: without });
  expect(requestId()).toBeUndefined();
});
