import { randomUUID } from "node:crypto";
import { startControl } from "@/lib/controls/start-control";
import { announceItem } from "@/lib/orders/announce-item";
import { confirmTopUp } from "@/lib/payments/testing/confirm-top-up";
import { cancelTopUp } from "@/lib/payments/top-ups/cancel-top-up";
import { correctTopUp } from "@/lib/payments/top-ups/correct-top-up";
import { createTopUp } from "@/lib/payments/top-ups/create-top-up";
import { reverseTopUp } from "@/lib/payments/top-ups/reverse-top-up";
import { importService } from "@/lib/services/import-service";
import { applyChanges } from "@/lib/zones/apply-changes";
import { refreshZone } from "@/lib/zones/refresh-zone";
import type { Use } from "./use";
import type { GrowthWorld } from "./world";

/** What customers change: orders, top-ups, a zone, a control. */
export const purchases: readonly Use[] = [
  { what: "an order is placed", run: ({ buyer }) => buyer.buy(freeName()) },
  { what: "an order is placed and bought", run: buy },
  {
    what: "a renewal is ordered and bought",
    run: async (world) => {
      const { name, serviceId } = await buy(world);
      const renewal = { action: "renew" as const, years: 2, priceFen: 15_000n, costFen: 14_000n, serviceId };
      const { itemId } = await world.buyer.buy(name, renewal);
      await finish(world, itemId);
    },
  },
  {
    what: "a transfer is announced and confirmed",
    run: async ({ buyer, staff }) => {
      const topUp = await announce(buyer.actor);
      await confirmTopUp(staff, { id: topUp.id, receivedFen: 50_000n, bankSerial: `S${topUp.reference}` });
    },
  },
  {
    what: "a transfer is corrected, reversed and confirmed again",
    run: async ({ buyer, staff }) => {
      const { id, reference } = await announce(buyer.actor);
      const clerk = { ...staff, reauthAt: new Date() };
      const arrived = { id, receivedFen: 50_000n, bankSerial: `S${reference}` };
      await confirmTopUp(clerk, arrived);
      await correctTopUp(clerk, { id, receivedFen: 49_900n, reason: "one yuan less arrived" });
      await reverseTopUp(clerk, { id, reason: "booked to the wrong customer", seen: 1 });
      await confirmTopUp(clerk, { ...arrived, seen: 2 });
    },
  },
  { what: "a transfer is cancelled", run: async ({ buyer }) => cancelTopUp(buyer.actor, await announce(buyer.actor)) },
  {
    what: "a zone is saved",
    run: async (world) => {
      const { actor } = world.buyer;
      const { serviceId: id } = await buy(world);
      const { version } = await refreshZone(actor, { id });
      const record = { host: "www", type: "A" as const, value: "192.0.2.1", priority: null, ttlSeconds: 600 };
      await applyChanges(actor, { id, edits: [{ op: "add", record }], baseVersion: version, confirmed: false });
    },
  },
  {
    what: "a control is pressed",
    run: async ({ shop, staff, buyer, buyerEmail }) => {
      const name = randomUUID()
        .replace(/[^a-f]/g, "")
        .padEnd(10, "x")
        .slice(0, 10);
      await shop.control("host", { ftpname: name });
      const { id } = await importService(staff, { productLine: "hosting", name, customer: buyerEmail, config: {} });
      await startControl(buyer.actor, { id, control: "pauseWebsite", input: {} });
    },
  },
];

const announce = (actor: GrowthWorld["buyer"]["actor"]) =>
  createTopUp(actor, { method: "bank_transfer", amountFen: 50_000n }, { idempotencyKey: randomUUID() });

const freeName = () => `free${randomUUID().replaceAll("-", "")}.com`;

async function buy(world: GrowthWorld): Promise<{ name: string; serviceId: string }> {
  const name = freeName();
  const { itemId } = await world.buyer.buy(name);
  return { name, serviceId: await finish(world, itemId) };
}

async function finish({ shop }: GrowthWorld, itemId: string): Promise<string> {
  const { db } = shop.database;
  const state = await shop.drive(itemId);
  if (state !== "done") throw new Error(`an item was not bought: ${state}`);
  await announceItem(db, itemId);
  const { serviceId } = await db.orderItem.findUniqueOrThrow({ where: { id: itemId } });
  return serviceId ?? "";
}
