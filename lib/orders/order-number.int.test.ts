import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Prisma } from "@/lib/db/generated/client";
import { type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { orderNumber } from "./order-number";

let world: ShopWorld;
beforeAll(async () => {
  world = await startShopWorld();
});
afterAll(() => world.close());

const DAY = new Date("2026-11-25T08:00:00+08:00");

it("orders after number 99,999 get numbers of six digits", async () => {
  await world.database.asOwner("SELECT setval('order_numbers', 99998)");
  const buyer = await world.customer();
  const numbers: string[] = [];
  for (const name of ["free99999.com", "free100000.com", "free100001.com"])
    numbers.push((await buyer.buy(name)).order.number);
  expect(numbers.map((number) => number.split("-")[1])).toEqual(["99999", "100000", "100001"]);
});

it("different places in the sequence give different numbers, with at least five digits", async () => {
  const place = fc.oneof(
    fc.bigInt({ min: 1n, max: 9_223_372_036_854_775_807n }),
    // Around the powers of ten, where a number gets another digit.
    fc.tuple(fc.integer({ min: 1, max: 18 }), fc.bigInt({ min: -20n, max: 20n })).map(([k, d]) => 10n ** BigInt(k) + d),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(
        place.filter((n) => n > 0n),
        { minLength: 50, maxLength: 300 },
      ),
      async (places) => {
        const rows = await world.database.db.$queryRaw<{ place: bigint; number: string }[]>`
        SELECT p.n AS place, ${orderNumber(DAY, Prisma.sql`p.n`)} AS number FROM unnest(${places}::bigint[]) AS p(n)`;
        expect(new Set(rows.map(({ number }) => number)).size).toBe(places.length);
        for (const { place, number } of rows) expect(number).toBe(`K261125-${place.toString().padStart(5, "0")}`);
      },
    ),
    { numRuns: 20 },
  );
});
