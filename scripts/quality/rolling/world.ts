import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { sessionHeaders } from "@/lib/accounts/testing/people";
import { createSession } from "@/lib/auth/session";
import { refreshPrices } from "@/lib/pricing/refresh-prices";
import { seedSuffixes } from "@/lib/pricing/seed-suffixes";
import { payingCustomer } from "@/lib/purchasing/testing/paying-customer";
import { type Buyer, PRICE_FEN, type ShopWorld, startShopWorldIn } from "@/lib/purchasing/testing/shop-world";
import { type OwnDatabase, openOwnDatabase } from "@/lib/worker/testing/own-database";
import { buildMeanwhile } from "@/server/processes/build";
import type { Customer, Load } from "./visitors";

/** What processes are started beside: the database, the sandbox, customers. */
export interface Town {
  world: ShopWorld<OwnDatabase>;
  customers: Customer[];
  close(): Promise<void>;
}

const system = { kind: "system", job: "rolling" } as const;
const MONEY_FEN = 1_000_000_000n;

export async function openTown(count: number): Promise<Town> {
  const built = buildMeanwhile();
  built.catch(() => undefined);
  const world = await startShopWorldIn(openOwnDatabase);
  const { db } = world.database;
  // All suffixes of a new shop, so that a search is a real one.
  await db.suffix.deleteMany();
  await seedSuffixes(system);
  await refreshPrices(system, {});
  await db.priceRule.create({ data: { productLine: "domain", key: ".com", fixedFen: PRICE_FEN } });
  const customers: Customer[] = [];
  for (let index = 0; index < count; index++)
    customers.push(await customerOf(world, await payingCustomer(world, MONEY_FEN)));
  await built;
  return { world, customers, close: () => world.close() };
}

async function customerOf({ database: { db } }: ShopWorld<OwnDatabase>, buyer: Buyer): Promise<Customer> {
  const user = await db.user.findUniqueOrThrow({ where: { id: buyer.actor.userId } });
  const token = await db.$transaction((tx) =>
    createSession(tx, { user, ip: "203.0.113.7", userAgent: "test", now: new Date() }),
  );
  return {
    cookie: (await sessionHeaders(token)).get("cookie") ?? "",
    order: () => {
      const name = `free${randomUUID().replaceAll("-", "").slice(0, 16)}.com`;
      const items = [{ quote: buyer.quote(name), registrantId: buyer.registrantId }];
      return { key: randomUUID(), body: JSON.stringify({ items }) };
    },
  };
}

const SETTLE_MS = 180_000;

/**
 * Waits until everything that was ordered is done. @returns what is wrong afterwards: an order that is missing, twice or not done, a job that
 * was lost or given up, a difference between the upstream's sales, the items and the books.
 */
export async function judgeOrders({ world }: Town, { orders }: Load): Promise<string[]> {
  const { db } = world.database;
  const open = () => db.orderItem.count({ where: { state: { notIn: ["done", "refunded"] } } });
  const until = performance.now() + SETTLE_MS;
  while ((await open()) > 0 && performance.now() < until) await sleep(250);
  const faults: string[] = [];
  const left = await db.orderItem.groupBy({ by: ["state"], _count: true, where: { state: { not: "done" } } });
  for (const { state, _count } of left) faults.push(`${_count} items are ${state}`);
  const placed = await db.order.findMany({ select: { id: true } });
  const known = new Set(orders.values());
  const missing = [...known].filter((id) => !placed.some((one) => one.id === id));
  if (missing.length > 0) faults.push(`${missing.length} orders that were answered are not there`);
  if (placed.length !== orders.size) faults.push(`${placed.length} orders for ${orders.size} requests`);
  // A job that a killed worker held stays locked when another job for its item replaces it: it is not one that was given up.
  const jobs = await db.$queryRaw<{ name: string; error: string | null }[]>`
    SELECT t.identifier AS name, j.last_error AS error FROM graphile_worker._private_jobs j
      JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE j.attempts >= j.max_attempts
       AND (j.last_error IS NOT NULL OR j.locked_at IS NULL)`;
  for (const { name, error } of jobs) faults.push(`the job ${name} was given up: ${error}`);
  return [...faults, ...(await world.threeBooks())];
}
