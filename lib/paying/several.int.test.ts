import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { addItem } from "@/lib/carts/add-item";
import { readCart } from "@/lib/carts/read-cart";
import { readCheckout } from "@/lib/carts/read-checkout";
import type { Quote } from "@/lib/pricing/contract";
import { enterSandboxCosts } from "@/lib/purchasing/testing/enter-sandbox-costs";
import { type Buyer, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { setUpGateway } from "@/prisma/set-up-gateway";
import { settlePayment } from "./settle-payment";
import { payOrder } from "./start-payment";

let shop: ShopWorld;
beforeAll(async () => {
  shop = await startShopWorld({}, { noon: false });
  await enterSandboxCosts(shop.database.db);
  await setUpGateway(shop.sandbox.url, "wechat");
}, 120_000);
afterAll(() => shop.close());

const db = () => shop.database.db;
const serviceOf = async (itemId: string) =>
  (await db().orderItem.findUniqueOrThrow({ where: { id: itemId } })).serviceId;

async function own(buyer: Buyer, name: string, change: Partial<Quote> = {}): Promise<string> {
  const { itemId } = await buyer.buy(name, change);
  expect(await shop.drive(itemId)).toBe("done");
  return (await serviceOf(itemId)) ?? "";
}

it("renewals of three product lines are one order, paid by one payment, and all are done", async () => {
  const buyer = await shop.customer(70_000n);
  const host = { productLine: "hosting", secret: "abc123!@#xyz", priceFen: 29_900n, costFen: 23_600n };
  const hostConfig = { kind: "standard", location: "china", line: "telecom", sizeMb: 500 };
  const mail = { productLine: "mail", secret: "Abc12345xyz", priceFen: 24_000n, costFen: 15_000n };
  const mailConfig = { kind: "cheng", edition: "standard", mailboxes: 5 };
  const owned = [
    await own(buyer, "several.com"),
    await own(buyer, "manyhost", { ...host, displayName: "manyhost", config: hostConfig }),
    await own(buyer, "severalmail.com", { ...mail, displayName: "severalmail.com", config: mailConfig }),
  ];
  const { balanceFen } = await buyer.balance();
  // What the list of services does with one press for all that were ticked, and the calendar for all that are due.
  for (const serviceId of owned) {
    const wanted = { action: "renew", serviceId, years: 1, months: 0 } as const;
    await addItem(buyer.actor, wanted, { setCookie: () => undefined });
  }
  const checkout = await readCheckout(buyer.actor);
  const items = checkout.items.map(({ id, quote }) => ({ id, quote: quote ?? "" }));
  expect(items).toHaveLength(owned.length);
  const wanted = { gateway: "wechat", device: "desktop", items, acceptTerms: true } as const;
  const context = { locale: "zh", headers: new Headers(), idempotencyKey: randomUUID() } as const;
  const { id, number, amountFen } = await payOrder(buyer.actor, wanted, context);
  expect(amountFen).toBe(checkout.totalFen - balanceFen);
  await shop.control("pay", { gateway: "wechat", number });
  const { orderId } = await settlePayment(id, { again: true });
  const ordered = await db().orderItem.findMany({ where: { orderId: orderId ?? "" } });
  expect(new Set(ordered.map(({ serviceId }) => serviceId))).toEqual(new Set(owned));
  for (const item of ordered) expect(await shop.drive(item.id)).toBe("done");
  expect((await readCart(buyer.actor, {})).count).toBe(0);
  expect(await db().payment.count({ where: { customerId: buyer.actor.userId } })).toBe(1);
  expect(await buyer.balance()).toEqual({ balanceFen: 0n, heldFen: 0n });
  expect(await shop.threeBooks()).toEqual([]);
}, 120_000);
