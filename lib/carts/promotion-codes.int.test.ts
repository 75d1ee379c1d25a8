import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CustomerActor } from "@/lib/core/actor";
import { addMs, DAY_MS } from "@/lib/core/time";
import type { Prisma } from "@/lib/db/generated/client";
import { answerQuote } from "@/lib/offers/quote-offer";
import { floorOf } from "@/lib/pricing/price-from-cost";
import { defaultRule } from "@/lib/pricing/price-rule";
import { forgetPriceTable } from "@/lib/pricing/price-table";
import { addItem } from "./add-item";
import { checkOut } from "./check-out";
import { enterCode } from "./enter-code";
import { giveCart } from "./give-cart";
import { readCart } from "./read-cart";
import { readCheckout } from "./read-checkout";
import { removeCode } from "./remove-code";
import { type CartWorld, cartBrowser, cartRefusal, domain, label, startCartWorld } from "./testing/cart-world";

let { database, customer, registrant, close } = {} as CartWorld;
beforeAll(async () => {
  ({ database, customer, registrant, close } = await startCartWorld());
}, 120_000);
afterAll(() => close());

const newCode = () => `C${randomUUID().slice(0, 8).toUpperCase()}`;

/** A code that takes a tenth off, from yesterday on. */
async function promotion(change: Partial<Prisma.PromotionCreateInput> = {}) {
  return await database.db.promotion.create({
    data: { code: newCode(), offBp: 1_000, startsAt: addMs(new Date(), -DAY_MS), oncePerCustomer: false, ...change },
  });
}

/** A customer with a .com (¥90.00) in the cart, and the code entered. */
async function withCode(code: string, userId?: string) {
  const mine = cartBrowser();
  const id = userId ?? (await customer(100_000n));
  const me = mine.as(id);
  await addItem(me, domain(`${label()}.com`), mine.jar);
  const cart = await enterCode(me, { code }, mine.jar);
  return { id, me, jar: mine.jar, cart };
}

async function order(me: CustomerActor, idempotencyKey: string = randomUUID()) {
  const { items } = await readCheckout(me);
  const asked = items.map(({ id, quote }) => ({ id, quote: quote ?? "" }));
  return await checkOut(me, { items: asked, registrantId: await registrant(me.userId) }, { idempotencyKey });
}

const codeAt = async (work: Promise<unknown>) =>
  await work.then(
    () => "nothing",
    (error: { fields?: Record<string, { code: string }> }) => error.fields?.code?.code,
  );

describe("a discount code", () => {
  it("takes its share off what the customer pays, holds and reads in the order, and leaves the cart", async () => {
    const { code, id: promotionId } = await promotion();
    const { id, me, cart } = await withCode(code);
    expect(cart).toMatchObject({ totalFen: 8_100n, discountFen: 900n, promotion: { code, problem: null } });
    expect(cart.items[0]).toMatchObject({ priceFen: 8_100n, discountFen: 900n, beforeFen: null });
    const checkout = await readCheckout(me);
    expect(checkout).toMatchObject({ totalFen: 8_100n, discountFen: 900n, promotion: { code, problem: null } });
    const { orderId } = await order(me);
    const placed = await database.db.order.findUniqueOrThrow({
      where: { id: orderId },
      include: { items: true, promotionUse: true },
    });
    expect(placed).toMatchObject({ totalFen: 8_100n, items: [{ priceFen: 8_100n, discountFen: 900n }] });
    expect(placed.promotionUse).toMatchObject({ promotionId, code, customerId: id, discountFen: 900n });
    expect(await readCart(me, {})).toMatchObject({ count: 0, promotion: null });
  });

  it("is used once by a request that is repeated", async () => {
    const { code, id: promotionId } = await promotion({ oncePerCustomer: true });
    const { me } = await withCode(code);
    const { items } = await readCheckout(me);
    const input = {
      items: items.map(({ id, quote }) => ({ id, quote: quote ?? "" })),
      registrantId: await registrant(me.userId),
    };
    const idempotencyKey = randomUUID();
    const pressed = await Promise.all([1, 2, 3].map(() => checkOut(me, input, { idempotencyKey })));
    expect(new Set(pressed.map(({ orderId }) => orderId)).size).toBe(1);
    expect(await database.db.promotionUse.count({ where: { promotionId } })).toBe(1);
  });

  it("is ordered with while the same thing is put into the cart anew, and neither waits for the other for ever", async () => {
    const { code } = await promotion();
    const id = await customer(10_000_000n);
    for (let round = 0; round < 8; round++) {
      const mine = cartBrowser();
      const me = mine.as(id);
      const wanted = domain(`${label()}.com`);
      await addItem(me, wanted, mine.jar);
      await enterCode(me, { code }, mine.jar);
      const [item] = (await readCheckout(me)).items;
      const input = { items: [{ id: item?.id ?? "", quote: item?.quote ?? "" }], registrantId: await registrant(id) };
      const outcomes = await Promise.all([
        cartRefusal(checkOut(me, input, { idempotencyKey: randomUUID() })),
        ...Array.from({ length: 4 }, () => cartRefusal(addItem(me, { ...wanted, replace: true }, mine.jar))),
      ]);
      for (const outcome of outcomes) expect(outcome).toMatch(/^(nothing|cart\.\w+|checkout\.cart_changed)$/);
      await database.db.cartItem.deleteMany({ where: { cart: { customerId: id } } });
    }
  }, 60_000);

  it("never takes a price below the cost with the least margin of its rule", async () => {
    const rule = await database.db.priceRule.create({
      data: { productLine: "domain", key: ".com", markupBp: 2_000, minMarginFen: 1_000n },
    });
    forgetPriceTable();
    const { code } = await promotion({ offBp: 9_000 });
    const { me, cart } = await withCode(code);
    expect(cart).toMatchObject({ promotion: { problem: null }, items: [{ isDiscountCut: true }] });
    expect((await readCheckout(me)).items).toMatchObject([{ isDiscountCut: true }]);
    const { orderId } = await order(me);
    const [item] = await database.db.orderItem.findMany({ where: { orderId } });
    expect(item?.priceFen).toBe(floorOf(item?.costQuotedFen ?? 0n, { ...defaultRule, minMarginFen: 1_000n }));
    await database.db.priceRule.delete({ where: { id: rule.id } });
    forgetPriceTable();
  });

  it("says that everything is at its lowest price already, where it can take nothing off", async () => {
    const rule = await database.db.priceRule.create({
      data: { productLine: "domain", key: ".com", markupBp: 0, minMarginFen: 1_000n },
    });
    forgetPriceTable();
    const { code } = await promotion({ offBp: 9_000 });
    const { me, cart } = await withCode(code);
    expect(cart).toMatchObject({ discountFen: 0n, items: [{ discountFen: 0n, isDiscountCut: true }] });
    expect(cart.promotion?.problem).toContain("最低售价");
    expect(await codeAt(answerQuote(me, { ...domain(`${label()}.com`), code }))).toBe("promotions.at_lowest");
    await database.db.priceRule.delete({ where: { id: rule.id } });
    forgetPriceTable();
  });

  it("holds for what it names, and says so where nothing in the cart is of that kind", async () => {
    const { code } = await promotion({ suffixes: [".cn"] });
    const { me, jar, cart } = await withCode(code);
    expect(cart).toMatchObject({ totalFen: 9_000n, discountFen: 0n });
    expect(cart.promotion?.problem).toMatch(/优惠码/);
    const both = await addItem(me, domain(`${label()}.cn`), jar);
    expect(both.promotion?.problem).toBeNull();
    expect(both.items.map(({ discountFen }) => discountFen > 0n)).toEqual([false, true]);
  });

  it("is refused with its reason: unknown, switched off, not begun, ended", async () => {
    const mine = cartBrowser();
    const me = mine.as(await customer());
    const enter = (code: string) => codeAt(enterCode(me, { code }, mine.jar));
    expect(await enter(newCode())).toBe("promotions.unknown");
    expect(await enter((await promotion({ enabled: false })).code)).toBe("promotions.unknown");
    expect(await enter((await promotion({ startsAt: addMs(new Date(), DAY_MS) })).code)).toBe("promotions.not_begun");
    expect(await enter((await promotion({ endsAt: addMs(new Date(), -1_000) })).code)).toBe("promotions.ended");
    expect((await readCart(me, {})).promotion).toBeNull();
  });

  it("which ends while it is in a cart keeps its line with the reason, and the price is the usual one", async () => {
    const { code, id } = await promotion();
    const { me } = await withCode(code);
    const checkout = await readCheckout(me);
    await database.db.promotion.update({ where: { id }, data: { endsAt: addMs(new Date(), -1_000) } });
    // The sealed price was the reduced one: the customer is told the new one first.
    const items = checkout.items.map((item) => ({ id: item.id, quote: item.quote ?? "" }));
    const pay = checkOut(me, { items, registrantId: await registrant(me.userId) }, { idempotencyKey: randomUUID() });
    await expect(pay).rejects.toMatchObject({
      code: "checkout.price_changed",
      params: { fromFen: "8100", toFen: "9000" },
    });
    const after = await readCheckout(me);
    expect(after).toMatchObject({ totalFen: 9_000n, discountFen: 0n, promotion: { code } });
    expect(after.promotion?.problem).not.toBeNull();
    await order(me);
  });

  it("of one order for each customer is refused the second time, also of two orders at once", async () => {
    const { code, id: promotionId } = await promotion({ oncePerCustomer: true });
    const { id, me } = await withCode(code);
    const [first] = (await readCheckout(me)).items;
    const other = await withCode(code, id);
    const second = (await readCheckout(other.me)).items.find((item) => item.id !== first?.id);
    const registrantId = await registrant(id);
    const buy = (item: typeof first) =>
      cartRefusal(
        checkOut(
          me,
          { items: [{ id: item?.id ?? "", quote: item?.quote ?? "" }], registrantId },
          { idempotencyKey: randomUUID() },
        ),
      );
    const outcomes = await Promise.all([buy(first), buy(second)]);
    expect(outcomes.filter((outcome) => outcome === "nothing")).toHaveLength(1);
    expect(await database.db.promotionUse.count({ where: { promotionId } })).toBe(1);
    expect(await codeAt(enterCode(me, { code }, other.jar))).toBe("promotions.used");
  });

  it("for three orders is used by three of ten customers at once, and the others pay nothing", async () => {
    const { code, id: promotionId } = await promotion({ mostUses: 3 });
    const buyers = await Promise.all(Array.from({ length: 10 }, () => withCode(code)));
    const sealed = await Promise.all(
      buyers.map(async ({ me }) => ({
        me,
        registrantId: await registrant(me.userId),
        items: (await readCheckout(me)).items.map(({ id, quote }) => ({ id, quote: quote ?? "" })),
      })),
    );
    const outcomes = await Promise.all(
      sealed.map(({ me, items, registrantId }) =>
        cartRefusal(checkOut(me, { items, registrantId }, { idempotencyKey: randomUUID() })),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === "nothing")).toHaveLength(3);
    expect(await database.db.promotionUse.count({ where: { promotionId } })).toBe(3);
    const ids = buyers.map(({ id }) => id);
    expect(await database.db.order.count({ where: { customerId: { in: ids } } })).toBe(3);
    expect(await codeAt(enterCode(cartBrowser().visitor, { code }, cartBrowser().jar))).toBe("promotions.used_up");
  });

  it("for a first order is refused after one, and holds again when nothing of it was bought", async () => {
    const { code } = await promotion({ firstOrderOnly: true });
    const { id, me, jar } = await withCode(code);
    const { orderId } = await order(me);
    expect(await codeAt(enterCode(me, { code }, jar))).toBe("promotions.first_only");
    await database.db.order.update({ where: { id: orderId }, data: { state: "refused" } });
    expect(await codeAt(enterCode(me, { code }, jar))).toBe("nothing");
    expect((await withCode(code, id)).cart.discountFen).toBe(900n);
  });

  it("that a visitor entered comes along when they sign in, and can be removed", async () => {
    const { code } = await promotion();
    const mine = cartBrowser();
    await addItem(mine.visitor, domain(`${label()}.com`), mine.jar);
    await enterCode(mine.visitor, { code }, mine.jar);
    const me = mine.as(await customer());
    expect(await readCart(me, {}, mine.jar)).toMatchObject({ discountFen: 900n, promotion: { code } });
    expect(await removeCode(me, {}, mine.jar)).toMatchObject({ totalFen: 9_000n, discountFen: 0n, promotion: null });
  });

  it("that staff entered goes to the customer with the prepared order", async () => {
    const { code } = await promotion();
    const theirs = cartBrowser();
    await addItem(theirs.visitor, domain(`${label()}.com`), theirs.jar);
    await enterCode(theirs.visitor, { code }, theirs.jar);
    const { visitor } = theirs;
    const staff = { ...visitor, kind: "staff", userId: randomUUID(), role: "admin", sessionId: randomUUID() } as const;
    const id = await customer();
    await giveCart(staff, { id, note: "" });
    expect(await readCart(cartBrowser().as(id), {})).toMatchObject({ discountFen: 900n, promotion: { code } });
    const mail = await database.db.mail.findFirstOrThrow({ where: { userId: id } });
    expect(mail.text).toContain("81.00");
  });

  it("is one for the whole order: sealed prices of two codes are not ordered together", async () => {
    const [one, other] = [await promotion(), await promotion()];
    const { id, me } = await withCode(one.code);
    const [first] = (await readCheckout(me)).items;
    const { me: again } = await withCode(other.code, id);
    const second = (await readCheckout(again)).items.find((item) => item.id !== first?.id);
    const items = [first, second].map((item) => ({ id: item?.id ?? "", quote: item?.quote ?? "" }));
    const both = checkOut(me, { items, registrantId: await registrant(id) }, { idempotencyKey: randomUUID() });
    expect(await cartRefusal(both)).toBe("promotions.one_only");
    expect(await database.db.order.count({ where: { customerId: id } })).toBe(0);
  });
});
