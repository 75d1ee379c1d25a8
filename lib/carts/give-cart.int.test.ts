import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DAY_MS } from "@/lib/core/time";
import { forgetPriceTable } from "@/lib/pricing/price-table";
import { addItem } from "./add-item";
import { MOST_CART_ITEMS } from "./browser-cart";
import { sealCartSecret } from "./cart-secret";
import { giveCart } from "./give-cart";
import { wantedWithSecret } from "./item-choice";
import { readCart } from "./read-cart";
import { type CartWorld, cartBrowser, cartRefusal, domain, label, startCartWorld } from "./testing/cart-world";

let { database, customer, close } = {} as CartWorld;

beforeAll(async () => {
  ({ database, customer, close } = await startCartWorld());
}, 120_000);

afterAll(() => close());

describe("staff put what they chose into a customer's cart", () => {
  const staffOf = (theirs: ReturnType<typeof cartBrowser>) => {
    const { cartToken } = theirs.visitor as { cartToken?: string };
    const staff = { kind: "staff", userId: randomUUID(), sessionId: randomUUID(), role: "support", ip: "1" } as const;
    return { ...staff, ...(cartToken === undefined ? {} : { cartToken }) };
  };
  async function staffWith(...names: string[]) {
    const theirs = cartBrowser();
    for (const name of names) await addItem(staffOf(theirs), domain(name), theirs.jar);
    return () => staffOf(theirs);
  }
  const mails = (userId: string) => database.db.mail.findMany({ where: { userId, template: "carts.given" } });

  it("all of it, with one mail, and nothing is ordered", async () => {
    const [one, two] = [`${label()}.com`, `${label()}.cn`];
    const staff = await staffWith(one, two);
    const id = await customer();
    const given = await giveCart(staff(), { id, note: "按电话里说的" });
    expect(given).toEqual({ count: 2 });
    expect((await readCart(staff(), {})).count).toBe(0);
    const cart = await readCart(cartBrowser().as(id), {});
    expect(cart.items.map(({ name, problem }) => [name, problem])).toEqual([
      [one, null],
      [two, null],
    ]);
    const [mail, ...others] = await mails(id);
    expect(others).toEqual([]);
    for (const text of [one, two, "按电话里说的", "还没有下单"]) expect(mail?.text).toContain(text);
    expect(await database.db.order.count({ where: { customerId: id } })).toBe(0);
    const audit = await database.db.auditEvent.findMany({ where: { action: "carts.give", customerId: id } });
    expect(audit).toMatchObject([{ after: { items: `${one}, ${two}`, note: "按电话里说的" } }]);
    expect(await cartRefusal(giveCart(staff(), { id, note: "" }))).toBe("cart.give_empty");
  });

  it("once, when it is pressed ten times at once", async () => {
    const staff = await staffWith(`${label()}.com`);
    const id = await customer();
    const pressed = Array.from({ length: 10 }, () => cartRefusal(giveCart(staff(), { id, note: "" })));
    const codes = await Promise.all(pressed);
    expect(codes.filter((code) => code === "nothing")).toHaveLength(1);
    expect((await readCart(cartBrowser().as(id), {})).count).toBe(1);
    expect(await mails(id)).toHaveLength(1);
  });

  it("all or nothing: what is in the way is named, and everything stays where it was", async () => {
    const [free, theirs] = [`${label()}.com`, `${label()}.com`];
    const id = await customer();
    const own = cartBrowser();
    await addItem(own.as(id), domain(theirs), own.jar);
    const staff = await staffWith(free, theirs);
    const give = () => giveCart(staff(), { id, note: "" });
    await expect(give()).rejects.toMatchObject({ code: "cart.give_there", params: { names: theirs } });
    await database.db.cartItem.deleteMany({ where: { name: theirs, cart: { customerId: id } } });
    await database.db.service.create({
      data: {
        ...{ customerId: id, productLine: "domain", name: theirs, displayName: theirs, state: "active", config: {} },
        expiresAt: new Date(Date.now() + 90 * DAY_MS),
      },
    });
    await expect(give()).rejects.toMatchObject({ code: "cart.give_busy", params: { names: theirs } });
    expect((await readCart(staff(), {})).count).toBe(2);
    expect((await readCart(cartBrowser().as(id), {})).count).toBe(0);
    expect(await mails(id)).toEqual([]);
  });

  it("never more than the cart of the customer takes", async () => {
    const id = await customer();
    const cart = await database.db.cart.create({ data: { customerId: id } });
    const config = { shown: "x", seenFen: "1" };
    const row = { cartId: cart.id, productLine: "domain", action: "purchase", config };
    await database.db.cartItem.createMany({
      data: Array.from({ length: MOST_CART_ITEMS - 1 }, () => ({ ...row, name: `${label()}.com` })),
    });
    const staff = await staffWith(`${label()}.com`, `${label()}.com`);
    await expect(giveCart(staff(), { id, note: "" })).rejects.toMatchObject({
      code: "cart.give_no_room",
      params: { places: 1 },
    });
  });

  it("a password that staff chose stays sealed on the way and can be opened at the checkout; the mail says to change it", async () => {
    const theirs = cartBrowser();
    const cost = { productLine: "mail", key: "mailbox.cheng.standard", costFen: 3_000n };
    const validFrom = new Date("2026-01-01T00:00:00Z");
    await database.db.lineCost.createMany({ data: [{ ...cost, validFrom }], skipDuplicates: true });
    forgetPriceTable();
    const password = "Quiet4711x";
    const config = { kind: "cheng", edition: "standard", mailboxes: 5, domain: `${label()}.com` };
    const mailboxes = { action: "purchase", productLine: "mail", config, years: 1, months: 0 } as const;
    const { items } = await addItem(staffOf(theirs), mailboxes, theirs.jar);
    const itemId = items[0]?.id ?? "";
    const secretEnc = sealCartSecret(itemId, password);
    await database.db.cartItem.update({ where: { id: itemId }, data: { secretEnc } });
    const id = await customer();
    await giveCart(staffOf(theirs), { id, note: "" });
    const item = await database.db.cartItem.findFirstOrThrow({ where: { cart: { customerId: id } } });
    expect(wantedWithSecret(item)).toMatchObject({ secret: password });
    const [mail] = await mails(id);
    expect(mail?.text).toContain("密码是我们设的");
    expect(mail?.text).not.toContain(password);
  });

  it("to customers alone who are not disabled", async () => {
    const staff = await staffWith(`${label()}.com`);
    const id = await customer();
    const give = (to: string) => cartRefusal(giveCart(staff(), { id: to, note: "" }));
    expect(await give(randomUUID())).toBe("not_found");
    await database.db.user.update({ where: { id }, data: { status: "disabled" } });
    expect(await give(id)).toBe("cart.give_disabled");
    await database.db.user.update({ where: { id }, data: { status: "active", kind: "staff" } });
    expect(await give(id)).toBe("not_found");
  });
});
