import { afterAll, beforeAll, expect, it } from "vitest";
import { paymentFailPoints } from "@/lib/purchasing/failpoint";
import { type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { PaymentKills } from "./testing/payment-kills";

/** Each fail point once here, fifty times in `npm run test:soak`. */
let world: ShopWorld;
beforeAll(async () => {
  world = await startShopWorld({}, { noon: false });
});
afterAll(() => world.close());

it("processes killed at every fail point of payments and refunds under load: nothing lost, nothing twice", async () => {
  const kills = await PaymentKills.open(world);
  const { killed, faults } = await kills.play({
    seed: 1,
    number: 1,
    points: paymentFailPoints,
    workers: 3,
  });
  expect(faults).toEqual([]);
  expect(killed).toBe(paymentFailPoints.length);
}, 900_000);
