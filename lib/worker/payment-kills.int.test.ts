import { afterAll, beforeAll, expect, it } from "vitest";
import { paymentFailPoints, payoutFailPoints } from "@/lib/purchasing/failpoint";
import { type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { PaymentKills } from "./testing/payment-kills";

/** Each fail point once here, fifty times in `npm run test:soak`. */
const points = [...paymentFailPoints, ...payoutFailPoints];
let world: ShopWorld;
beforeAll(async () => {
  world = await startShopWorld({}, { noon: false });
});
afterAll(() => world.close());

it("processes killed at every fail point of payments, refunds and payouts under load: nothing lost, nothing twice", async () => {
  const kills = await PaymentKills.open(world);
  const { killed, faults } = await kills.play({
    seed: 1,
    number: 1,
    points,
    workers: 3,
  });
  expect(faults).toEqual([]);
  expect(killed).toBe(points.length);
}, 900_000);
