import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { addItem } from "@/lib/carts/add-item";
import { checkOut } from "@/lib/carts/check-out";
import { enterCode } from "@/lib/carts/enter-code";
import { readCheckout } from "@/lib/carts/read-checkout";
import { removeItem } from "@/lib/carts/remove-item";
import { AppError } from "@/lib/core/errors";
import { postTopUp } from "@/lib/ledger/post-top-up";
import { enterSandboxCosts } from "@/lib/purchasing/testing/enter-sandbox-costs";
import { type Buyer, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { setUpGateway } from "@/prisma/set-up-gateway";
import { itemsInCart } from "./items-in-cart";
import { settlePayment } from "./settle-payment";
import { payOrder } from "./start-payment";

const jar = { setCookie: () => undefined };
const context = { locale: "zh", headers: new Headers() } as const;
let world: ShopWorld;
const db = () => world.database.db;

beforeAll(async () => {
  world = await startShopWorld({}, { noon: false });
  await enterSandboxCosts(db());
  await setUpGateway(world.sandbox.url, "wechat");
}, 120_000);

afterAll(async () => {
  expect(await world.threeBooks()).toEqual([]);
  await world.close();
});

/** A product whose name the upstream makes: neither the database nor the upstream can tell a second order of it from the first. */
async function putNamelessInCart(buyer: Buyer) {
  const config = { points: "10000", lastName: "李", firstName: "明" };
  await addItem(buyer.actor, { action: "purchase", productLine: "mailing", config, years: 0, months: 0 }, jar);
  const { items, totalFen } = await readCheckout(buyer.actor);
  return { totalFen, items: items.map(({ id, quote }) => ({ id, quote: quote ?? "" })) };
}

const key = () => ({ idempotencyKey: randomUUID() });
const codesOf = (results: PromiseSettledResult<unknown>[]) =>
  results.flatMap((result) => {
    if (result.status === "fulfilled") return [];
    if (result.reason instanceof AppError) return [`${result.reason.status} ${result.reason.code}`];
    throw result.reason;
  });
const orderedBy = ({ actor }: Buyer) => db().orderItem.count({ where: { customerId: actor.userId } });

it("paid for in two tabs at once, a product without a name is ordered once, and the other tab is told", async () => {
  const buyer = await world.customer(500_000n);
  const { items } = await putNamelessInCart(buyer);
  const tabs = await Promise.allSettled([1, 2].map(() => checkOut(buyer.actor, { items }, key())));
  expect(codesOf(tabs)).toEqual(["409 checkout.cart_changed"]);
  expect(await orderedBy(buyer)).toBe(1);
});

it("ordered from the wallet while its payment arrives, a product without a name is ordered once, and nothing is lost", async () => {
  for (let round = 0; round < 12; round++) {
    const buyer = await world.customer(0n);
    const { items, totalFen } = await putNamelessInCart(buyer);
    const input = { items, gateway: "wechat", acceptTerms: true } as const;
    const { id, number } = await payOrder(buyer.actor, input, { ...context, ...key() });
    const topUp = { topUpId: randomUUID(), customerId: buyer.actor.userId, amountFen: totalFen, at: new Date() };
    await postTopUp(db(), { ...topUp, gateway: "sandbox_payment" });
    await world.control("pay", { gateway: "wechat", number });
    const both = await Promise.allSettled([
      checkOut(buyer.actor, { items }, key()),
      settlePayment(id, { again: true }),
    ]);
    // One of them finds the items gone, and says so; neither waits for the other for ever.
    expect(codesOf(both).filter((code) => code !== "409 checkout.cart_changed")).toEqual([]);
    expect(await settlePayment(id, { again: true })).toMatchObject({ state: "paid" });
    expect(await orderedBy(buyer)).toBe(1);
    expect(await buyer.balance()).toEqual({ balanceFen: totalFen, heldFen: totalFen });
  }
}, 60_000);

it("an upgrade that is paid after another one of the same service is not ordered at the price of before: the money stays in the wallet", async () => {
  const buyer = await world.customer(30_000n);
  const host = { productLine: "hosting", name: "twicehost", displayName: "twicehost", months: 0 };
  const standard = { kind: "standard", location: "china", line: "telecom", sizeMb: 500 };
  const bought = await buyer.buy("twicehost", {
    ...{ ...host, config: standard, secret: "abc123!@#xyz", priceFen: 29_900n, costFen: 23_600n },
  });
  expect(await world.drive(bought.itemId)).toBe("done");
  const { serviceId } = await db().orderItem.findUniqueOrThrow({ where: { id: bought.itemId } });
  const id = serviceId ?? "";
  await addItem(buyer.actor, { action: "upgrade", serviceId: id, config: { line: "dual", sizeMb: 1000 } }, jar);
  const checkout = await readCheckout(buyer.actor);
  const items = checkout.items.map(({ id: itemId, quote }) => ({ id: itemId, quote: quote ?? "" }));
  const input = { items, gateway: "wechat", acceptTerms: true } as const;
  const payment = await payOrder(buyer.actor, input, { ...context, ...key() });
  // Meanwhile, in another tab, from the wallet.
  const topUp = { topUpId: randomUUID(), customerId: buyer.actor.userId, amountFen: 30_000n, at: new Date() };
  await postTopUp(db(), { ...topUp, gateway: "sandbox_payment" });
  const half = { ...host, action: "upgrade", serviceId: id, years: 0, priceFen: 25_000n, costFen: 24_000n } as const;
  const first = await buyer.buy("twicehost", { ...half, config: { line: "telecom", sizeMb: 1000 } });
  expect(await world.drive(first.itemId)).toBe("done");
  const { balanceFen } = await buyer.balance();
  await world.control("pay", { gateway: "wechat", number: payment.number });
  const paid = await settlePayment(payment.id, { again: true });
  expect(paid).toMatchObject({ state: "paid", orderId: null });
  expect(paid.orderProblem).toEqual({ code: "payments.service_changed", params: { name: "twicehost" } });
  expect(await buyer.balance()).toEqual({ balanceFen: balanceFen + payment.amountFen, heldFen: 0n });
  // It is still in the cart, at the present price.
  expect((await readCheckout(buyer.actor)).items[0]?.priceFen).toBeLessThan(checkout.totalFen);
}, 60_000);

it("a payment knows how much of what it is for is still in the cart, and nobody else's payment is told about", async () => {
  const buyer = await world.customer(0n);
  await putNamelessInCart(buyer);
  const { items } = await putNamelessInCart(buyer);
  expect(items).toHaveLength(2);
  const input = { items, gateway: "wechat", acceptTerms: true } as const;
  const { id } = await payOrder(buyer.actor, input, { ...context, ...key() });
  const left = () => itemsInCart(buyer.actor, { id });
  expect(await left()).toBe("all");
  for (const [nth, item] of items.entries()) {
    await removeItem(buyer.actor, { id: item.id }, jar);
    expect(await left()).toBe(nth === 0 ? "some" : "none");
  }
  const other = await world.customer(0n);
  await expect(itemsInCart(other.actor, { id })).rejects.toMatchObject({ code: "not_found" });
});

/** A code that takes a tenth off, for so many orders. */
const newPromotion = (mostUses: number) =>
  db().promotion.create({
    data: { code: `P${randomUUID().slice(0, 8).toUpperCase()}`, offBp: 1_000, startsAt: new Date(0), mostUses },
  });

it("a discount code that ended while its order was being paid for holds, and is used once", async () => {
  const { id: promotionId, code } = await newPromotion(5);
  const buyer = await world.customer(0n);
  const { totalFen: fullFen } = await putNamelessInCart(buyer);
  await enterCode(buyer.actor, { code }, jar);
  const { totalFen, items } = await readCheckout(buyer.actor);
  expect(totalFen).toBe(fullFen - fullFen / 10n);
  const sealed = items.map(({ id, quote }) => ({ id, quote: quote ?? "" }));
  const input = { items: sealed, gateway: "wechat", acceptTerms: true } as const;
  const { id, number, amountFen } = await payOrder(buyer.actor, input, { ...context, ...key() });
  expect(amountFen).toBe(totalFen);
  await db().promotion.update({ where: { id: promotionId }, data: { endsAt: new Date(), enabled: false } });
  await world.control("pay", { gateway: "wechat", number });
  const [paid] = await Promise.all([settlePayment(id, { again: true }), settlePayment(id, { again: true })]);
  const [item] = await db().orderItem.findMany({ where: { orderId: paid.orderId ?? "" } });
  expect(item).toMatchObject({ priceFen: totalFen, discountFen: fullFen - totalFen });
  expect(await db().promotionUse.count({ where: { promotionId } })).toBe(1);
  expect(await buyer.balance()).toEqual({ balanceFen: 0n, heldFen: totalFen });
});

it("a discount code that others used up while its order was being paid for: nothing is ordered, and the money is in the wallet", async () => {
  const { id: promotionId, code } = await newPromotion(1);
  const [buyer, quicker] = [await world.customer(0n), await world.customer(5_000_000n)];
  const sealedOf = async ({ actor }: Buyer) => {
    await enterCode(actor, { code }, jar);
    return (await readCheckout(actor)).items.map(({ id, quote }) => ({ id, quote: quote ?? "" }));
  };
  await putNamelessInCart(buyer);
  const input = { items: await sealedOf(buyer), gateway: "wechat", acceptTerms: true } as const;
  const { id, number, amountFen } = await payOrder(buyer.actor, input, { ...context, ...key() });
  await putNamelessInCart(quicker);
  await checkOut(quicker.actor, { items: await sealedOf(quicker) }, key());
  await world.control("pay", { gateway: "wechat", number });
  const paid = await settlePayment(id, { again: true });
  expect(paid).toMatchObject({ state: "paid", orderId: null, orderProblem: { code: "promotions.used_up" } });
  expect(await orderedBy(buyer)).toBe(0);
  expect(await buyer.balance()).toEqual({ balanceFen: amountFen, heldFen: 0n });
  expect(await db().promotionUse.count({ where: { promotionId } })).toBe(1);
});
