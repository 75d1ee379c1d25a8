import "server-only";
import { createHash } from "node:crypto";
import type { CustomerActor, SystemActor } from "@/lib/core/actor";
import { AppError, conflict, notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { readDebt } from "@/lib/ledger/read-debt";
import { verifyQuote } from "@/lib/pricing/sign-quote";
import { type AskedItem, checkOrder } from "./check-order";
import type { OrderView } from "./contract";
import { viewOrder, withItems } from "./view-order";
import { writeOrder } from "./write-order";

/**
 * Places an order: in one transaction the order and its items are written, the money is moved from the wallet into a hold,
 * and the worker is told. Nothing is bought here. Customers order for themselves; the worker for the one that is named, who
 * asked for it beforehand (a renewal by itself).
 * Safe to repeat with the same key (the caller's Idempotency-Key): the first order is returned; with another body it is
 * refused, whatever the door in front remembers.
 * @throws AppError wallet.insufficient (409, missingFen), quote.*, orders.*, input.invalid with fields, idempotency.other_body.
 */
export async function placeOrder(
  actor: CustomerActor | SystemActor,
  input: { items: readonly AskedItem[]; customerId?: string },
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
    const placed = await writeOrder(db, { actor, customerId, items, requestKey, requestHash, now });
    if (placed) return placed;
  } catch (error) {
    // A repeat may find the quote expired, the wallet emptied, or the name taken, by its own first one.
    const first = await findPlaced(customerId, requestKey, requestHash);
    if (first) return first;
    throw inProgress(error, input.items) ?? (await withDebt(error, customerId));
  }
  const first = await findPlaced(customerId, requestKey, requestHash);
  if (!first) throw conflict("idempotency.in_progress");
  return first;
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

/** What is owed is taken first of what comes in: so much must come as well. */
async function withDebt(error: unknown, customerId: string): Promise<unknown> {
  if (!(error instanceof AppError) || error.code !== "wallet.insufficient") return error;
  const debtFen = await readDebt(db, customerId);
  const missingFen = (BigInt(error.params.missingFen ?? 0) + debtFen).toString();
  return debtFen === 0n ? error : new AppError(error.code, error.status, { params: { missingFen }, cause: error });
}

/** Two orders at once for one name both pass the look before; the partial unique index lets one of them in. */
function inProgress(error: unknown, items: readonly AskedItem[]): AppError | null {
  const text = error instanceof Error ? `${error.message} ${JSON.stringify((error as { meta?: unknown }).meta)}` : "";
  if (!text.includes("order_items_open_name")) return null;
  const names = items.map(({ quote }) => verifyQuote(quote, new Date(0)));
  const taken = names.find(({ name }) => name !== null && text.includes(`, ${name})`)) ?? names[0];
  return conflict("orders.name_in_progress", { name: taken?.displayName ?? "" });
}
