import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { CustomerActor } from "@/lib/core/actor";
import { addMonths, DAY_MS } from "@/lib/core/time";
import { quoteRenewals } from "@/lib/offers/quote-renewals";
import type { AskedItem } from "@/lib/orders/check-order";
import { orderQuotes } from "@/lib/orders/order-quotes";
import { forgetPriceTable } from "@/lib/pricing/price-table";
import { SandboxControl } from "@/sandbox/control/control";
import { addItem } from "./add-item";
import { cartWantsRegistrant } from "./cart-wants-registrant";
import { changeItem } from "./change-item";
import { checkOut } from "./check-out";
import { addItemContract } from "./contract";
import { readCart } from "./read-cart";
import { readCheckout } from "./read-checkout";
import { removeItem } from "./remove-item";
import { type CartWorld, cartBrowser, cartRefusal, domain, label, startCartWorld } from "./testing/cart-world";

let { database, sandbox, customer, registrant, close } = {} as CartWorld;

beforeAll(async () => {
  ({ database, sandbox, customer, registrant, close } = await startCartWorld());
}, 120_000);

afterAll(() => close());

beforeEach(() => sandbox.calls.clear());

describe("a cart", () => {
  it("is kept by a hashed token, and another browser's is another", async () => {
    const [mine, other] = [cartBrowser(), cartBrowser()];
    const name = `${label()}.com`;
    const cart = await addItem(mine.visitor, domain(name), mine.jar);
    expect(cart).toMatchObject({ count: 1, totalFen: 9000n, renewTotalFen: 9500n });
    expect((await readCart(other.visitor, {})).count).toBe(0);
    expect((await readCart(mine.visitor, {})).items[0]).toMatchObject({ name, years: 1, realNameRequired: true });
    const rows = await database.db.cart.findMany({ where: { customerId: null } });
    expect(
      rows.every(
        (row) =>
          !Buffer.from(row.tokenHash ?? [])
            .toString("utf8")
            .includes(mine.visitor.cartToken ?? "-"),
      ),
    ).toBe(true);
    const id = cart.items[0]?.id ?? "";
    expect(await cartRefusal(removeItem(other.visitor, { id }, other.jar))).toBe("not_found");
    await addItem(other.visitor, domain(`${label()}.com`), other.jar);
    expect(await cartRefusal(removeItem(other.visitor, { id }, other.jar))).toBe("not_found");
    expect(await cartRefusal(changeItem(other.visitor, { id, years: 2 }, other.jar))).toBe("not_found");
    expect((await readCart(mine.visitor, {})).count).toBe(1);
  });

  it("joins the customer's at the first request after signing in, once, without doubles", async () => {
    const userId = await customer();
    const [home, phone] = [cartBrowser(), cartBrowser()];
    const [both, first, second] = [`${label()}.com`, `${label()}.com`, `${label()}.com`];
    await addItem(home.as(userId), domain(both), home.jar);
    await addItem(home.as(userId), domain(first), home.jar);
    await addItem(phone.visitor, domain(both, 3), phone.jar);
    await addItem(phone.visitor, domain(second), phone.jar);
    const signedIn = phone.as(userId);
    const [a, b] = await Promise.all([readCart(signedIn, {}, phone.jar), readCart(signedIn, {}, phone.jar)]);
    expect(Math.max(a.count, b.count)).toBe(3);
    expect(phone.visitor.cartToken).toBeUndefined();
    const merged = await readCart(home.as(userId), {});
    expect(merged.items.map((item) => item.name).sort()).toEqual([both, first, second].sort());
    expect(merged.items.find((item) => item.name === both)?.years).toBe(1);
  });

  it("is never filled over its limit by signing in: the customer's items stay, and a browser's newest are taken", async () => {
    const userId = await customer();
    const [home, phone, tablet] = [cartBrowser(), cartBrowser(), cartBrowser()];
    const fill = async (cartId: string, count: number) => {
      const { config } = await database.db.cartItem.findFirstOrThrow({ where: { cartId } });
      const data = Array.from({ length: count }, (_, at) => ({
        ...{ cartId, productLine: "domain", action: "purchase", name: `${label()}.com` },
        ...{ config: config as object, createdAt: new Date(Date.now() - (at + 1) * 60_000) },
      }));
      await database.db.cartItem.createMany({ data });
      return data.map(({ name }) => name);
    };
    const newest: string[] = [];
    const openFull = async (of: ReturnType<typeof cartBrowser>, actor: CustomerActor | undefined, count: number) => {
      const name = `${label()}.com`;
      newest.push(name);
      const { items } = await addItem(actor ?? of.visitor, domain(name), of.jar);
      const { cartId } = await database.db.cartItem.findUniqueOrThrow({ where: { id: items[0]?.id ?? "" } });
      return [name, ...(await fill(cartId, count - 1))];
    };
    const own = await openFull(home, home.as(userId), 30);
    const [ofPhone, ofTablet] = [await openFull(phone, undefined, 30), await openFull(tablet, undefined, 30)];
    await Promise.all([readCart(phone.as(userId), {}, phone.jar), readCart(tablet.as(userId), {}, tablet.jar)]);
    const names = (await readCart(home.as(userId), {})).items.map(({ name }) => name);
    expect(names).toHaveLength(50);
    expect(names).toEqual(expect.arrayContaining(own));
    // Whichever browser came first has the places, from its newest item on.
    const came = names.includes(newest[1] ?? "") ? ofPhone : ofTablet;
    expect(names.filter((name) => !own.includes(name)).sort()).toEqual(came.slice(0, 20).sort());
    expect(await cartRefusal(addItem(home.as(userId), domain(`${label()}.com`), home.jar))).toBe("cart.full");
    // What found no place waits in its browser, which says so, and comes in one by one.
    const at = came === ofPhone ? phone : tablet;
    const { items, waiting } = await readCart(at.as(userId), {}, at.jar);
    expect([items.length, waiting]).toEqual([50, 10]);
    expect((await readCart(home.as(userId), {}, home.jar)).waiting).toBe(0);
    const after = await removeItem(at.as(userId), { id: items[0]?.id ?? "" }, at.jar);
    expect([after.count, after.waiting]).toEqual([50, 9]);
    expect(after.items.map(({ name }) => name)).toContain(came[20]);
    await database.db.cartItem.deleteMany({ where: { cart: { customerId: userId } } });
    expect(await readCart(at.as(userId), {}, at.jar)).toMatchObject({ count: 9, waiting: 0 });
    expect(at.visitor.cartToken).toBeUndefined();
    // The other browser's thirty; emptying the cart empties what waits there as well.
    const other = at === phone ? tablet : phone;
    expect(await readCart(other.as(userId), {}, other.jar)).toMatchObject({ count: 39, waiting: 0 });
  });

  it("refuses doubles, unknown suffixes, terms that the registry refuses, and Latin names under .香港", async () => {
    const { visitor: _, ...mine } = cartBrowser();
    const me = { kind: "visitor", ip: "1", cartToken: randomBytes(32).toString("base64url") } as const;
    await database.db.cart.create({
      data: { tokenHash: (await import("@/lib/auth/authenticate")).hashToken(me.cartToken) },
    });
    const hk = `${label()}.hk`;
    await addItem(me, domain(hk), mine.jar);
    expect(await cartRefusal(addItem(me, domain(hk.toUpperCase()), mine.jar))).toBe("cart.duplicate");
    expect(await cartRefusal(addItem(me, domain(`${label()}.zz`), mine.jar))).toBe("offers.suffix_unknown");
    expect(await cartRefusal(addItem(me, domain("192.168.1.1"), mine.jar))).toBe("offers.name_unreadable");
    expect(await cartRefusal(addItem(me, domain(`${label()}.香港`), mine.jar))).toBe("offers.label_chinese");
    const [item] = (await readCart(me, {})).items;
    expect(item?.terms.map(({ years }) => years)).toEqual([1, 2, 3, 5]);
    expect(await cartRefusal(changeItem(me, { id: item?.id ?? "", years: 4 }, mine.jar))).toBe("input.invalid");
    expect((await changeItem(me, { id: item?.id ?? "", years: 5 }, mine.jar)).items[0]).toMatchObject({ years: 5 });
    expect((await addItem(me, domain(`${label()}.tm`), mine.jar)).items[1]).toMatchObject({
      years: 10,
      terms: [{ years: 10 }],
    });
  });

  it("what waits for the same thing gives way when that is asked for, in a full cart too, and to nothing that is refused", async () => {
    const mine = cartBrowser();
    const name = `${label()}.com`;
    await addItem(mine.visitor, domain(name), mine.jar);
    for (let more = 1; more < 50; more++) await addItem(mine.visitor, domain(`${label()}.com`), mine.jar);
    expect(await cartRefusal(addItem(mine.visitor, domain(name, 2), mine.jar))).toBe("cart.full");
    const { items } = await addItem(mine.visitor, { ...domain(name, 2), replace: true }, mine.jar);
    expect(items).toHaveLength(50);
    expect(items.filter((item) => item.name === name)).toMatchObject([{ years: 2 }]);
    expect(await cartRefusal(addItem(mine.visitor, { ...domain(name, 11), replace: true }, mine.jar))).toBe(
      "input.invalid",
    );
    const anew = { ...domain(`${label()}.com`), replace: true };
    expect(await cartRefusal(addItem(mine.visitor, anew, mine.jar))).toBe("cart.full");
    expect((await readCart(mine.visitor, {})).items.filter((item) => item.name === name)).toHaveLength(1);
  });

  it("says when a price is another than the one that was shown, until the new one is accepted", async () => {
    const mine = cartBrowser();
    const cart = await addItem(mine.visitor, domain(`${label()}.wang`), mine.jar);
    const [item] = cart.items;
    await database.db.cartItem.update({
      where: { id: item?.id ?? "" },
      data: { config: { shown: item?.shown, years: 1, seenFen: "100" } },
    });
    expect((await readCart(mine.visitor, {})).items[0]?.beforeFen).toBe(100n);
    const accepted = await changeItem(mine.visitor, { id: item?.id ?? "", years: 1 }, mine.jar);
    expect(accepted.items[0]?.beforeFen).toBeNull();
  });
});

describe("the checkout", () => {
  it("orders what is in the cart at its sealed price, once for a repeated request, and empties the cart", async () => {
    const userId = await customer(20_000n);
    const mine = cartBrowser();
    const me = mine.as(userId);
    const name = `${label()}.com`;
    await addItem(me, domain(name), mine.jar);
    const view = await readCheckout(me);
    expect(view).toMatchObject({ totalFen: 9000n, walletFen: 20_000n, missingFen: 0n });
    const registrantId = await registrant(userId);
    const items = view.items.map(({ id, quote }) => ({ id, quote: quote ?? "" }));
    const key = { idempotencyKey: randomUUID() };
    const placed = await checkOut(me, { items, registrantId }, key);
    expect(await checkOut(me, { items, registrantId }, key)).toEqual(placed);
    expect(await database.db.order.count({ where: { customerId: userId } })).toBe(1);
    expect((await readCart(me, {})).count).toBe(0);
    expect(await cartRefusal(addItem(me, domain(name), mine.jar))).toBe("cart.in_order");
  });

  it("shows one item alone where only that is bought now, and the others stay in the cart", async () => {
    const userId = await customer(20_000n);
    const mine = cartBrowser();
    const me = mine.as(userId);
    const [later, now] = [`${label()}.com`, `${label()}.com`];
    await addItem(me, domain(later), mine.jar);
    const { items: inCart } = await addItem(me, domain(now), mine.jar);
    const item = inCart.find(({ name }) => name === now)?.id ?? "";
    const view = await readCheckout(me, { item });
    expect(view).toMatchObject({ count: 1, left: 1, totalFen: 9000n, items: [{ name: now }] });
    const items = view.items.map(({ id, quote }) => ({ id, quote: quote ?? "" }));
    await checkOut(me, { items, registrantId: await registrant(userId) }, { idempotencyKey: randomUUID() });
    expect((await readCart(me, {})).items).toMatchObject([{ name: later }]);
    expect(await readCheckout(me, { item })).toMatchObject({ count: 0, left: 1, items: [] });
    expect(await readCheckout(me)).toMatchObject({ count: 1, left: 0 });
  });

  it("sells nothing at a price that staff raised meanwhile, through neither door, and tells the new one", async () => {
    const userId = await customer(100_000n);
    const mine = cartBrowser();
    const me = mine.as(userId);
    await addItem(me, domain(`${label()}.com`), mine.jar);
    const registrantId = await registrant(userId);
    const [item] = (await readCheckout(me)).items;
    const quote = item?.quote ?? "";
    const bought = `${label()}.com`;
    await new SandboxControl(sandbox.url).handPurchase(bought);
    const shown = { productLine: "domain", name: bought, displayName: bought, state: "active" as const, config: {} };
    const expiresAt = new Date(Date.now() + 10 * DAY_MS);
    const service = await database.db.service.create({ data: { customerId: userId, ...shown, expiresAt } });
    const renewal = (await quoteRenewals(me, { id: service.id })).terms[0]?.token ?? "";
    const order = (items: AskedItem[]) => orderQuotes(me, { items }, { idempotencyKey: randomUUID() });
    const rule = await database.db.priceRule.create({
      data: { productLine: "domain", key: ".com", fixedFen: 12_300n },
    });
    forgetPriceTable();
    const raised = { code: "checkout.price_changed", status: 409, params: { toFen: "12300" } };
    await expect(order([{ quote, registrantId }])).rejects.toMatchObject(raised);
    await expect(order([{ quote: renewal }])).rejects.toMatchObject(raised);
    const paid = checkOut(
      me,
      { items: [{ id: item?.id ?? "", quote }], registrantId },
      { idempotencyKey: randomUUID() },
    );
    await expect(paid).rejects.toMatchObject(raised);
    expect(await database.db.order.count({ where: { customerId: userId } })).toBe(0);
    await database.db.priceRule.delete({ where: { id: rule.id } });
    forgetPriceTable();
    const key = { idempotencyKey: randomUUID() };
    const placed = await orderQuotes(me, { items: [{ quote, registrantId }] }, key);
    expect(await orderQuotes(me, { items: [{ quote, registrantId }] }, key)).toMatchObject({ id: placed.id });
    expect((await order([{ quote: renewal }])).items).toMatchObject([{ action: "renew" }]);
  });

  it("asks once more about a product and a transfer, too, and sells them when nothing changed", async () => {
    const userId = await customer(1_000_000n);
    const mine = cartBrowser();
    const me = mine.as(userId);
    await database.db.suffix.update({ where: { suffix: ".com" }, data: { transferCostFen: 5_500n } });
    const cost = { productLine: "mail", key: "mailbox.cheng.standard", costFen: 3_000n };
    await database.db.lineCost.create({ data: { ...cost, validFrom: new Date("2026-01-01T00:00:00Z") } });
    forgetPriceTable();
    const moved = `${label()}.com`;
    sandbox.world.transact(() => sandbox.world.strangers.put(moved, { name: moved, sinceMs: sandbox.world.now() }));
    const transfer = { action: "transfer", productLine: "domain", name: moved, secret: "De3$dgS0", config: {} };
    await addItem(me, addItemContract.input.parse(transfer), mine.jar);
    const config = {
      kind: "cheng",
      edition: "standard",
      mailboxes: 5,
      domain: `${label()}.com`,
      password: "Quiet4711x",
    };
    await addItem(me, { action: "purchase", productLine: "mail", config, years: 1, months: 0 }, mine.jar);
    const registrantId = await registrant(userId);
    const read = async () => (await readCheckout(me)).items.map(({ id, quote }) => ({ id, quote: quote ?? "" }));
    const items = await read();
    const pay = () => checkOut(me, { items, registrantId }, { idempotencyKey: randomUUID() });
    for (const raise of [{ productLine: "domain", key: ".com" }, { productLine: "mail" }]) {
      const rule = await database.db.priceRule.create({ data: { ...raise, fixedFen: 45_600n } });
      forgetPriceTable();
      await expect(pay()).rejects.toMatchObject({ code: "checkout.price_changed", params: { toFen: "45600" } });
      await database.db.priceRule.delete({ where: { id: rule.id } });
      forgetPriceTable();
    }
    await pay();
    expect(await database.db.orderItem.count({ where: { customerId: userId } })).toBe(2);
  });

  it("asks for a registrant first where a domain is in the cart, also the browser's own of before signing in", async () => {
    const userId = await customer();
    const shop = cartBrowser();
    expect(await cartWantsRegistrant(shop.as(userId))).toBe(false);
    const host = { productLine: "hosting", action: "purchase", name: "site", config: {} };
    await database.db.cart.create({ data: { customerId: userId, items: { create: host } } });
    expect(await cartWantsRegistrant(shop.as(userId))).toBe(false);
    const before = cartBrowser();
    await addItem(before.visitor, domain(`${label()}.com`), before.jar);
    expect(await cartWantsRegistrant(before.as(userId))).toBe(true);
  });

  it("says what the wallet lacks, and keeps the cart", async () => {
    const userId = await customer(5_000n);
    const mine = cartBrowser();
    const me = mine.as(userId);
    await addItem(me, domain(`${label()}.com`), mine.jar);
    const view = await readCheckout(me);
    expect(view.missingFen).toBe(4_000n);
    const items = view.items.map(({ id, quote }) => ({ id, quote: quote ?? "" }));
    const pay = checkOut(me, { items, registrantId: await registrant(userId) }, { idempotencyKey: randomUUID() });
    expect(await cartRefusal(pay)).toBe("wallet.insufficient");
    expect((await readCart(me, {})).count).toBe(1);
  });

  it("refuses a name that went meanwhile, and another's or a changed line's quote", async () => {
    const userId = await customer(100_000n);
    const mine = cartBrowser();
    const me = mine.as(userId);
    const name = `${label()}.com`;
    await addItem(me, domain(name), mine.jar);
    const registrantId = await registrant(userId);
    const itemsOf = async () => (await readCheckout(me)).items.map(({ id, quote }) => ({ id, quote: quote ?? "" }));
    const items = await itemsOf();
    await changeItem(me, { id: items[0]?.id ?? "", years: 2 }, mine.jar);
    const stale = checkOut(me, { items, registrantId }, { idempotencyKey: randomUUID() });
    expect(await cartRefusal(stale)).toBe("checkout.cart_changed");
    const fresh = await itemsOf();
    sandbox.world.transact(() => sandbox.world.strangers.put(name, { name, sinceMs: sandbox.world.now() }));
    const lost = checkOut(me, { items: fresh, registrantId }, { idempotencyKey: randomUUID() });
    expect(await cartRefusal(lost)).toBe("checkout.name_taken");
    expect((await readCheckout(me)).items[0]).toMatchObject({ answer: "taken", quote: null });
    expect(await database.db.order.count({ where: { customerId: userId } })).toBe(0);
  });
});

it("of a suffix that the shop stops selling meanwhile it says so, and not that the name could not be asked for", async () => {
  const userId = await customer(100_000n);
  const mine = cartBrowser();
  const me = mine.as(userId);
  await addItem(me, domain(`${label()}.fun`), mine.jar);
  const items = (await readCheckout(me)).items.map(({ id, quote }) => ({ id, quote: quote ?? "" }));
  await database.db.suffix.update({ where: { suffix: ".fun" }, data: { enabled: false } });
  forgetPriceTable();
  const pay = checkOut(me, { items, registrantId: await registrant(userId) }, { idempotencyKey: randomUUID() });
  expect(await cartRefusal(pay)).toBe("checkout.price_not_answered");
});

it("a renewal that lies in the cart while the service is renewed is not paid on top of it", async () => {
  const mine = cartBrowser();
  const actor = mine.as(await customer(100_000n));
  const name = `${label()}.com`;
  await new SandboxControl(sandbox.url).handPurchase(name);
  const expiresAt = new Date(Date.now() + 10 * DAY_MS);
  const shown = { productLine: "domain", name, displayName: name, state: "active" as const, config: {} };
  const service = await database.db.service.create({ data: { customerId: actor.userId, ...shown, expiresAt } });
  const cart = await addItem(actor, { action: "renew", serviceId: service.id, years: 1, months: 0 }, mine.jar);
  // A year behind the expiry of now, whoever chooses another term.
  const until = (years: number) => addMonths(service.expiresAt ?? new Date(0), years * 12);
  expect(cart.items).toMatchObject([{ name, action: "renew", problem: null, renewsUntil: until(1) }]);
  const longer = await changeItem(actor, { id: cart.items[0]?.id ?? "", years: 2, months: 0 }, mine.jar);
  expect(longer.items).toMatchObject([{ years: 2, renewsUntil: until(2) }]);
  expect((await readCheckout(actor)).items).toMatchObject([{ renewsUntil: until(2) }]);
  const [item] = (await readCheckout(actor)).items;
  const items = [{ id: item?.id ?? "", quote: item?.quote ?? "" }];
  const later = new Date(expiresAt.getTime() + 365 * DAY_MS);
  await database.db.service.update({ where: { id: service.id }, data: { expiresAt: later } });
  expect(await readCart(actor, {})).toMatchObject({ totalFen: 0n, items: [{ problem: "renewed", renewsUntil: null }] });
  expect((await readCheckout(actor)).items).toMatchObject([{ problem: "renewed", quote: null }]);
  expect(await cartRefusal(checkOut(actor, { items }, { idempotencyKey: randomUUID() }))).toBe("orders.expiry_moved");
  expect(await database.db.order.count({ where: { customerId: actor.userId } })).toBe(0);
  // Put in again, it is a wish of now.
  await removeItem(actor, { id: item?.id ?? "" }, mine.jar);
  const again = await addItem(actor, { action: "renew", serviceId: service.id, years: 1, months: 0 }, mine.jar);
  expect(again.items).toMatchObject([{ problem: null }]);
});

it("a change of a service is put into its own customer's cart alone", async () => {
  const mine = cartBrowser();
  const owner = await customer();
  const name = `${label()}.com`;
  const service = await database.db.service.create({
    data: {
      ...{ customerId: owner, productLine: "domain", name, displayName: name, state: "active", config: {} },
      expiresAt: new Date(Date.now() + 10 * DAY_MS),
    },
  });
  const renewal = { action: "renew", serviceId: service.id, years: 1, months: 0 } as const;
  const other = mine.as(await customer());
  const staff = { kind: "staff", userId: randomUUID(), sessionId: randomUUID(), role: "admin", ip: "1" } as const;
  expect(await cartRefusal(addItem(mine.visitor, renewal, mine.jar))).toBe("unauthenticated");
  expect(await cartRefusal(addItem(other, renewal, mine.jar))).toBe("not_found");
  expect(await cartRefusal(addItem(staff, renewal, mine.jar))).toBe("not_found");
});

it("a service waits in the cart for one change at a time, since no order takes two; a name new to the shop as well", async () => {
  const mine = cartBrowser();
  const me = mine.as(await customer());
  const name = `${label()}.com`;
  const service = await database.db.service.create({
    data: {
      ...{ customerId: me.userId, productLine: "domain", name, displayName: name, state: "active", config: {} },
      expiresAt: new Date(Date.now() + 90 * DAY_MS),
    },
  });
  const renewal = { action: "renew", serviceId: service.id, years: 1, months: 0 } as const;
  await addItem(me, renewal, mine.jar);
  // Domains have no upgrade; for the cart it is one like any other.
  await database.db.cartItem.updateMany({ where: { name }, data: { action: "upgrade" } });
  for (const replace of [false, true]) {
    const refused = { status: 409, code: "cart.other_change", params: { name } };
    await expect(addItem(me, { ...renewal, replace }, mine.jar)).rejects.toMatchObject(refused);
  }
  expect((await database.db.cartItem.findMany({ where: { name } })).map(({ action }) => action)).toEqual(["upgrade"]);

  await database.db.cartItem.deleteMany({ where: { name } });
  const other = `${label()}.com`;
  await addItem(me, domain(other), mine.jar);
  await database.db.cartItem.updateMany({ where: { name: other }, data: { action: "transfer" } });
  expect(await cartRefusal(addItem(me, domain(other), mine.jar))).toBe("cart.duplicate");
});
