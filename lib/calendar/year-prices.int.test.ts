import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makePerson, signedIn } from "@/lib/accounts/testing/people";
import type { CustomerActor } from "@/lib/core/actor";
import { DAY_MS, HOUR_MS } from "@/lib/core/time";
import { databaseCostRows } from "@/lib/product-lines/database/quote";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { readCalendar } from "./read-calendar";

/** No upstream is configured here: a call would fail. Without rules the price is the cost and a fifth, in whole yuan. */
let database: TestDatabase;
let owner: CustomerActor;
const db = () => database.db;

beforeAll(async () => {
  database = await createTestDatabase({});
  const { actor } = await signedIn(await makePerson({ name: "林晓雯" }));
  if (actor.kind !== "customer") throw new Error("not a customer");
  owner = actor;
  await db().suffix.create({ data: { suffix: ".com", ascii: ".com", group: "common", position: 1 } });
});
afterAll(() => database.drop());

async function own(productLine: string, name: string, config = {}, parentId: string | null = null) {
  const data = { productLine, name, displayName: name, config, state: "active", customerId: owner.userId } as const;
  return await db().service.create({ data: { ...data, parentId, expiresAt: new Date(Date.now() + 30 * DAY_MS) } });
}
const keep = (productLine: string, key: string, costFen: bigint, fetchedAt = new Date()) =>
  db().upstreamPrice.create({ data: { productLine, action: "renew", key, years: 1, costFen, fetchedAt } });

async function ordered(
  { id, productLine, name, displayName }: Awaited<ReturnType<typeof own>>,
  item: { action: "purchase" | "upgrade"; years: number; months?: number; costQuotedFen: bigint },
) {
  const { userId: customerId } = owner;
  const request = { requestKey: randomUUID(), requestHash: "x" };
  const order = { number: `K-${randomUUID()}`, customerId, totalFen: 1n, ...request };
  const shown = { productLine, name, displayName, customerId, config: {}, priceFen: 1n };
  await db().order.create({
    data: { ...order, items: { create: { ...shown, ...item, position: 0, serviceId: id, state: "done" } } },
  });
}

async function prices() {
  const { entries } = await readCalendar(owner);
  return Object.fromEntries(
    entries.map(({ displayName, renewYearFen, estimated }) => [
      displayName,
      renewYearFen === null ? null : `${estimated ? "about " : ""}${renewYearFen}`,
    ]),
  );
}

it("knows what renewals of every product line cost, without asking the upstream", async () => {
  await own("domain", "list.com");
  await keep("domain", ".com", 7_000n);
  await own("domain", "dear.com");
  await keep("domain", "dear.com []", 100_000n, new Date(Date.now() - 90 * DAY_MS));
  await own("domain", "nobody.knows");

  const [first, further] = ["mysql_5_0.usa.first", "mysql_5_0.usa.further"];
  expect(databaseCostRows.map(({ key }) => key)).toEqual(expect.arrayContaining([first, further]));
  const validFrom = new Date(Date.now() - HOUR_MS);
  const costs = [
    { key: first, costFen: 8_000n },
    { key: further, costFen: 2_000n },
  ];
  await db().lineCost.createMany({ data: costs.map((row) => ({ productLine: "database", validFrom, ...row })) });
  await own("database", "entered", { engine: "mysql_5_0", location: "usa", sizeMb: 100 });

  const host = await own("hosting", "asked", { kind: "linux" });
  await keep("hosting", `asked ${JSON.stringify([["kind", "linux"]])}`, 20_000n);
  await own("mail", "gift.com", {}, host.id);

  await ordered(await own("cloud", "boughtForAYear"), { action: "purchase", years: 1, costQuotedFen: 30_000n });
  const half = { action: "purchase", years: 0, months: 6, costQuotedFen: 15_000n } as const;
  await ordered(await own("cloud", "boughtForHalfAYear"), half);
  const grown = await own("cloud", "grown");
  await ordered(grown, { action: "purchase", years: 1, costQuotedFen: 30_000n });
  await ordered(grown, { action: "upgrade", years: 0, costQuotedFen: 5_000n });
  await own("cloud", "imported");

  expect(await prices()).toEqual({
    "list.com": "8400",
    "dear.com": "120000",
    "nobody.knows": null,
    entered: "12000",
    asked: "24000",
    "gift.com": null,
    boughtForAYear: "about 36000",
    boughtForHalfAYear: "about 36000",
    grown: null,
    imported: null,
  });
});
