import "server-only";
import { mailName } from "@/lib/accounts/mail-name";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { conflict, notFound } from "@/lib/core/errors";
import { db, type Tx } from "@/lib/db/client";
import type { CartItem, User } from "@/lib/db/generated/client";
import { queueMail } from "@/lib/notify/queue-mail";
import type { Language } from "@/messages/languages";
import { MOST_CART_ITEMS } from "./browser-cart";
import { busyFor, subjectKey } from "./busy-names";
import { cartGivenMail } from "./cart-mail";
import type { CartItemView } from "./contract";
import { type CookieJar, findCart } from "./find-cart";
import { type CartPromotion, readCartPromotion } from "./read-cart-promotion";
import { viewItems } from "./view-cart";

/**
 * Moves everything in the cart of a staff member's browser into a customer's own cart, with a mail to the customer, who pays or removes it.
 * Nothing is ordered and no money moves. All or nothing: what is in the way is named. A second call finds an empty cart.
 * @throws AppError not_found; cart.give_disabled, cart.give_empty, cart.give_unpriced, cart.give_busy, cart.give_there, cart.give_no_room,
 *   checkout.cart_changed (409).
 */
export async function giveCart(
  actor: StaffActor,
  { id, note }: { id: string; note: string },
  jar?: CookieJar,
): Promise<{ count: number }> {
  const from = await findCart(actor, jar);
  const rows = from ? await db.cartItem.findMany({ where: { cartId: from.id }, orderBy: { createdAt: "asc" } }) : [];
  if (!from || rows.length === 0) throw conflict("cart.give_empty");
  const customer = await findCustomer(id);
  const locale = customer.locale === "en" ? "en" : "zh";
  const promotion = await readCartPromotion(actor, from.id);
  const items = await viewItems(actor, rows, { locale, promotion: promotion?.held ?? null });
  refuseIf(
    "cart.give_unpriced",
    namesOf(items, ({ priceFen }) => priceFen === null),
  );
  await db.$transaction(async (tx) => {
    await moveAll(tx, { from: from.id, customerId: customer.id, rows, items, promotion });
    await recordEvent(tx, actor, {
      action: "carts.give",
      subject: { kind: "user", id: customer.id },
      customerId: customer.id,
      after: { items: items.map(({ shown }) => shown).join(", "), note },
    });
    await tellCustomer(tx, customer, { locale, items, note, passwords: rows.some(hasChosenPassword) });
  });
  return { count: rows.length };
}

async function findCustomer(id: string): Promise<User> {
  const customer = await db.user.findFirst({ where: { id, kind: "customer" } });
  if (!customer) throw notFound("customer");
  if (customer.status !== "active") throw conflict("cart.give_disabled");
  return customer;
}

interface Move {
  from: string;
  customerId: string;
  rows: readonly CartItem[];
  /** The rows, as they are read. */
  items: readonly CartItemView[];
  /** The discount code that staff entered; it goes along. */
  promotion: CartPromotion | null;
}

/** Locks the browser's cart before the customer's, as takeBrowserCart does. */
async function moveAll(tx: Tx, { from, customerId, rows, items, promotion }: Move): Promise<void> {
  await tx.$queryRaw`SELECT id FROM carts WHERE id = ${from}::uuid FOR UPDATE`;
  const own = await tx.cart.upsert({ where: { customerId }, create: { customerId }, update: {} });
  await tx.$queryRaw`SELECT id FROM carts WHERE id = ${own.id}::uuid FOR UPDATE`;
  const busy = await busyFor(tx, customerId, rows);
  refuseIf(
    "cart.give_busy",
    namesOf(items, (_, at) => busy.has(subjectKey(rows[at] as CartItem))),
  );
  const there = await tx.cartItem.findMany({ where: { cartId: own.id }, select: { productLine: true, name: true } });
  const isThere = ({ productLine, name }: CartItemView) =>
    there.some((other) => other.productLine === productLine && other.name === name);
  refuseIf("cart.give_there", namesOf(items, isThere));
  const places = MOST_CART_ITEMS - there.length;
  if (rows.length > places) throw conflict("cart.give_no_room", { places: Math.max(0, places) });
  const ids = rows.map(({ id }) => id);
  const moved = await tx.cartItem.updateMany({
    where: { id: { in: ids }, cartId: from },
    data: { cartId: own.id },
  });
  if (moved.count !== ids.length) throw conflict("checkout.cart_changed");
  const code = promotion?.held ? { promotionCode: promotion.code } : {};
  await tx.cart.update({ where: { id: own.id }, data: { updatedAt: new Date(), ...code } });
  await tx.cart.update({ where: { id: from }, data: { promotionCode: null } });
}

const namesOf = (items: readonly CartItemView[], matches: (item: CartItemView, at: number) => boolean): string[] =>
  items.filter(matches).map(({ shown }) => shown);

function refuseIf(code: "cart.give_unpriced" | "cart.give_busy" | "cart.give_there", names: readonly string[]): void {
  if (names.length > 0) throw conflict(code, { names: names.join(", ") });
}

/** A transfer code is the customer's own; a password was chosen by who filled the cart. */
const hasChosenPassword = ({ secretEnc, action }: CartItem): boolean => secretEnc !== null && action !== "transfer";

interface Given {
  locale: Language;
  items: readonly CartItemView[];
  note: string;
  passwords: boolean;
}

async function tellCustomer(tx: Tx, customer: User, { locale, items, note, passwords }: Given): Promise<void> {
  await queueMail(
    tx,
    cartGivenMail,
    { to: customer.email, userId: customer.id, locale },
    {
      ...{ name: mailName(customer), note, passwords },
      items: items.map(({ shown, details, priceFen }) => ({ shown, details, priceFen: priceFen ?? 0n })),
    },
  );
}
