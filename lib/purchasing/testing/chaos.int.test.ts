import { afterAll, beforeAll, expect, it } from "vitest";
import { MINUTE_MS } from "@/lib/core/time";
import { upstream } from "@/lib/upstream/client";
import type { FaultInput } from "@/sandbox/control/faults";
import { advanceItem } from "../advance-item";
import { searchRefunded } from "../search-refunded";
import { type ShopWorld, startShopWorld } from "./shop-world";
import { Random } from "./simulation/random";

/**
 * Random histories: many items and several workers at once, lost and broken answers, an upstream that shows purchases late, purchases
 * by hand, and leases that expire during a step. The number of a failing history is in the test's name: run it alone with
 * KUMQUAT_HISTORY=<number>.
 */
let world: ShopWorld;
beforeAll(async () => {
  world = await startShopWorld();
});
afterAll(() => world.close());

const ITEMS = 24;
const HISTORIES = process.env.KUMQUAT_HISTORY ? [Number(process.env.KUMQUAT_HISTORY)] : [1, 2, 3, 4, 5, 6];

const SHOWN_LATE_MS = 400;

const FAULTS: readonly FaultInput[] = [
  { kind: "dropBefore" },
  { kind: "dropAfter" },
  { kind: "statusAfter" },
  { kind: "status" },
  { kind: "garble" },
  { kind: "truncate" },
  { kind: "codeAfter", code: "10036" },
  { kind: "code", code: "10036" },
  { kind: "code", code: "11124" },
  { kind: "code", code: "11120" },
  { kind: "codeAfter", code: "11130" },
  { kind: "code", code: "10021" },
  { kind: "lag", ms: SHOWN_LATE_MS },
  { kind: "duplicate" },
];

it.each(HISTORIES)(
  "history %i ends with three books that agree",
  async (number) => {
    const random = new Random(1, number);
    const buyer = await world.customer(100_000_000n);
    const names = Array.from({ length: ITEMS }, (_, n) => `freeh${number}n${n}${Date.now().toString(36)}.com`);
    const items: { id: string; name: string }[] = [];
    for (const name of names) {
      const times = random.chance(0.7) ? random.whole(1, 2) : 0;
      for (let n = 0; n < times; n++)
        await world.fault({ ...random.pick(FAULTS), endpoint: "domains.CreateDom", name });
      if (random.chance(0.2)) await world.fault({ kind: "status", endpoint: "domains.DomainDetail", name, count: 4 });
      items.push({ id: (await buyer.buy(name)).itemId, name });
    }
    let now = Date.now();
    for (let round = 0; round < 40; round++) {
      now += random.whole(0, 6 * MINUTE_MS - 1);
      const at = new Date(now);
      const chosen = Array.from({ length: 10 }, () => random.pick(items));
      await Promise.all(
        chosen.map(({ id }) => advanceItem(world.database.db, id, { now: at, early: random.chance(0.5) })),
      );
      if (random.chance(0.3)) await world.endLease(random.pick(items).id);
      if (random.chance(0.1))
        await world.control("hand-purchase", { domainname: random.pick(names) }).catch(() => "in the account already");
    }
    for (const { id } of items) await world.drive(id, { now: new Date(now), steps: 20 });
    // A fast machine drives an item through all its steps before the upstream shows a purchase that it shows late.
    await new Promise((resolve) => setTimeout(resolve, SHOWN_LATE_MS + 50));
    for (const { id } of items) await world.drive(id, { now: new Date(now), steps: 20 });
    await searchRefunded(world.database.db, upstream(), new Date());
    await settleByHand(items);
    expect(await world.threeBooks()).toEqual([]);
    const attempts = await world.database.db.attempt.groupBy({
      by: ["itemId"],
      where: {
        itemId: { in: items.map(({ id }) => id) },
        OR: [{ outcome: null }, { outcome: { in: ["ok", "unknown"] } }],
      },
      _count: true,
    });
    expect(attempts.filter((attempt) => attempt._count > 1)).toEqual([]);
  },
  180_000,
);

/** Items that are left are unsure and with staff, who decide by the password that the evidence shows. */
async function settleByHand(items: readonly { id: string; name: string }[]): Promise<void> {
  const { decideItem } = await import("@/lib/orders/staff/decide-item");
  const staff = await world.staff();
  for (const { id, name } of items) {
    const item = await world.database.db.orderItem.findUniqueOrThrow({ where: { id } });
    if (item.state === "done" || item.state === "refunded") continue;
    expect([item.state, item.needsStaff]).toEqual(["unsure", true]);
    expect(world.sandbox.world.domains.get(name)?.by).toBe("hand");
    await decideItem(staff, { id, decision: "absent", seenState: "unsure", note: "bought by hand" });
  }
}
