import "server-only";
import { createHash } from "node:crypto";
import { recordEvent } from "@/lib/audit/record-event";
import { hasToken } from "@/lib/auth/authenticate-token";
import type { CustomerActor, SystemActor } from "@/lib/core/actor";
import { AppError, conflict, notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { readDebt } from "@/lib/ledger/read-debt";
import { verifyQuote } from "@/lib/pricing/sign-quote";
import { isEventWanted } from "@/lib/webhooks/publish-event";
import { type AskedItem, checkOrder } from "./check-order";
import type { OrderView } from "./contract";
import { takeFromCart } from "./take-from-cart";
import { viewOrder, withItems } from "./view-order";
import { type NewOrder, promotionOf, writeOrder, writeOrderRows } from "./write-order";

/**
 * Places an order: in one transaction the order and its items are written, the money is moved from the wallet into a hold, and the
 * items' jobs are enqueued. Nothing is bought here. Customers order for themselves; the worker orders automatic renewals for the
 * customer that is named.
 * Safe to repeat with the same key (the caller's Idempotency-Key): the first order is returned; with another body it is refused, also
 * after the HTTP layer has forgotten the key.
 * @param input.cartItemIds what is ordered leaves the customer's cart with the order; where something left it meanwhile, nothing is ordered.
 * What an API token orders counts against its spending cap.
 * @throws AppError checkout.cart_changed, orders.changed_meanwhile (409), wallet.insufficient (409, missingFen), token.cap_passed, token.day_cap_passed (403, leftFen), promotions.one_only, used_up, used, first_only (409), quote.*, orders.*, input.invalid with fields, idempotency.other_body.
 */
export async function placeOrder(
  actor: CustomerActor | SystemActor,
  input: { items: readonly AskedItem[]; customerId?: string; cartItemIds?: readonly string[] },
  context: { idempotencyKey?: string },
): Promise<OrderView> {
  const customerId = actor.kind === "customer" ? actor.userId : actor.kind === "system" ? input.customerId : undefined;
  if (customerId === undefined) throw notFound("order");
  const requestKey = context.idempotencyKey;
  if (!requestKey) throw new AppError("idempotency.missing", 400);
  const requestHash = createHash("sha256").update(JSON.stringify(input.items)).digest("hex");
  const now = new Date();
  try {
    const items = await checkOrder(customerId, input.items, now);
    const order = { actor, customerId, items, requestKey, requestHash, now };
    const placed = await write(order, input.cartItemIds);
    if (placed) return placed;
  } catch (error) {
    // A repeated request may fail because of its own first order: the wallet is emptied, or the name is taken. The quote may have expired.
    const first = await findPlaced(customerId, requestKey, requestHash);
    if (first) return first;
    // What it was checked with changed before it was written: the check says now what.
    if (error instanceof AppError && error.code === "orders.changed_meanwhile") {
      await checkOrder(customerId, input.items, now);
    }
    throw inProgress(error, input.items) ?? (await withDebt(error, customerId));
  }
  const first = await findPlaced(customerId, requestKey, requestHash);
  if (!first) throw conflict("idempotency.in_progress");
  return first;
}

/** What is ordered leaves the cart, and what a program orders is audited with its token's name, in the order's transaction. */
async function write(order: NewOrder, cartItemIds?: readonly string[]): Promise<OrderView | null> {
  const { actor, customerId } = order;
  const promotion = promotionOf(order.items);
  const alone = cartItemIds === undefined && promotion === null && !hasToken(actor);
  if (alone && !(await isEventWanted(db, "order.placed", customerId))) return await writeOrderRows(db, order);
  return await db.$transaction(async (tx) => {
    if (cartItemIds && !(await takeFromCart(tx, customerId, cartItemIds, promotion?.code ?? null)))
      throw conflict("checkout.cart_changed");
    const placed = await writeOrder(tx, order);
    if (placed && hasToken(actor)) {
      const { id, number, totalFen, items } = placed;
      const after = { number, totalFen: totalFen.toString(), names: items.map(({ displayName }) => displayName) };
      await recordEvent(tx, actor, { action: "orders.place", subject: { kind: "order", id }, after });
    }
    return placed;
  });
}

async function findPlaced(customerId: string, requestKey: string, requestHash: string): Promise<OrderView | null> {
  const order = await db.order.findUnique({
    where: { customerId_requestKey: { customerId, requestKey } },
    include: withItems,
  });
  if (!order) return null;
  if (order.requestHash !== requestHash) throw conflict("idempotency.other_body");
  return viewOrder(order);
}

/** Adds the customer's debt to the missing amount: a top-up pays the debt first. */
async function withDebt(error: unknown, customerId: string): Promise<unknown> {
  if (!(error instanceof AppError) || error.code !== "wallet.insufficient") return error;
  const debtFen = await readDebt(db, customerId);
  const missingFen = (BigInt(error.params.missingFen ?? 0) + debtFen).toString();
  return debtFen === 0n ? error : new AppError(error.code, error.status, { params: { missingFen }, cause: error });
}

/** The error for an order that the partial unique index refused: two orders for one name at once both pass the check before it. */
function inProgress(error: unknown, items: readonly AskedItem[]): AppError | null {
  const text = error instanceof Error ? `${error.message} ${JSON.stringify((error as { meta?: unknown }).meta)}` : "";
  if (!text.includes("order_items_open_name")) return null;
  const names = items.map(({ quote }) => verifyQuote(quote, new Date(0)));
  const taken = names.find(({ name }) => name !== null && text.includes(`, ${name})`)) ?? names[0];
  return conflict("orders.name_in_progress", { name: taken?.displayName ?? "" });
}
