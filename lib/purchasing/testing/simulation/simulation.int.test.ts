import { afterAll, beforeAll, expect, it } from "vitest";
import { mutants } from "@/scripts/quality/mutants";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { playHistory } from "./history";
import { SimulatedShop } from "./shop";

/** `npm run simulate` plays others, or one of them with its trace. */
const SEED = 1;
const HISTORIES = 100;
const BATCH = 10;
/** The history that fails with each planted bug of `npm run mutations`; it passes with the code as it is. */
const KNOWN = mutants.flatMap(({ name, by }) => ("history" in by ? [{ name, history: by.history }] : []));
/** Histories that failed by real bugs; long runs found them. */
const FAILED_ONCE = [
  { seed: 20261126, history: 1350 },
  { seed: 20261126, history: 1621 },
  { seed: 20261126, history: 5227 },
  { seed: 20261126, history: 11200 },
  { seed: 20261127, history: 981 },
  { seed: 20261210, history: 707 },
  { seed: 20261210, history: 933 },
  { seed: 20261210, history: 5877 },
  { seed: 20261210, history: 7793 },
];

let database: TestDatabase;
let shop: SimulatedShop;
beforeAll(async () => {
  database = await createTestDatabase();
  const admin = new URL(database.ownerUrl);
  admin.username = "postgres";
  admin.password = "postgres";
  shop = await SimulatedShop.open({ appUrl: database.appUrl, adminUrl: admin.toString() });
});
afterAll(async () => {
  await shop.close();
  await database.drop();
});

it.each(Array.from({ length: HISTORIES / BATCH }, (_, batch) => 1 + batch * BATCH))(
  "the three books agree after ten random histories from number %i on",
  async (first) => {
    for (let number = first; number < first + BATCH; number++) {
      const { faults } = await playHistory(shop, SEED, number);
      expect(faults, `npm run simulate -- --seed ${SEED} --replay ${number}`).toEqual([]);
    }
  },
  120_000,
);

it.each(KNOWN.filter(({ history }) => history > HISTORIES))(
  'history $history, which fails with the planted bug "$name", passes',
  async ({ history }) => {
    const { faults } = await playHistory(shop, SEED, history);
    expect(faults, `npm run simulate -- --seed ${SEED} --replay ${history}`).toEqual([]);
  },
);

it.each(FAILED_ONCE)("history $history of seed $seed, which failed once, passes", async ({ seed, history }) => {
  const { faults } = await playHistory(shop, seed, history);
  expect(faults, `npm run simulate -- --seed ${seed} --replay ${history}`).toEqual([]);
});

it("the known failing history of each planted bug is among those played", () => {
  expect(KNOWN.length).toBeGreaterThanOrEqual(15);
  expect(KNOWN.filter(({ history }) => !Number.isInteger(history) || history < 1)).toEqual([]);
});
