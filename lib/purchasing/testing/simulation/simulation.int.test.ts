import { afterAll, beforeAll, expect, it } from "vitest";
import { mutants } from "@/scripts/quality/mutants";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { playHistory } from "./history";
import { SimulatedShop } from "./shop";

/** As many again with other numbers, or one of them step by step: `npm run simulate`. */
const SEED = 1;
const HISTORIES = 100;
const BATCH = 10;
/** Each planted bug of `npm run mutations` has a history that turns red with it: with the code as it is they are green. */
const KNOWN = mutants.flatMap(({ name, by }) => ("history" in by ? [{ name, history: by.history }] : []));
/** By bugs that nobody had planted; the long runs found them. */
const ONCE_RED = [
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
  "ten random histories from number %i on end with three books that agree",
  async (first) => {
    for (let number = first; number < first + BATCH; number++) {
      const { faults } = await playHistory(shop, SEED, number);
      expect(faults, `npm run simulate -- --seed ${SEED} --replay ${number}`).toEqual([]);
    }
  },
  120_000,
);

it.each(KNOWN.filter(({ history }) => history > HISTORIES))(
  'history $history, which turns red with the bug "$name", is green',
  async ({ history }) => {
    const { faults } = await playHistory(shop, SEED, history);
    expect(faults, `npm run simulate -- --seed ${SEED} --replay ${history}`).toEqual([]);
  },
);

it.each(ONCE_RED)("history $history of seed $seed, which once turned red, is green", async ({ seed, history }) => {
  const { faults } = await playHistory(shop, seed, history);
  expect(faults, `npm run simulate -- --seed ${seed} --replay ${history}`).toEqual([]);
});

it("the known failing history of each planted bug is among those played", () => {
  expect(KNOWN.length).toBeGreaterThanOrEqual(15);
  expect(KNOWN.filter(({ history }) => !Number.isInteger(history) || history < 1)).toEqual([]);
});
