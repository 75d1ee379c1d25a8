import "server-only";
import type { Actor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { type OrderRecord, withItems } from "./view-order";

/**
 * Finds an order by id; the only place that does. A customer finds only their own orders, staff find any.
 * @throws AppError not_found (404), also for another customer's order.
 */
export async function findOrder(actor: Actor, id: string): Promise<OrderRecord> {
  if (actor.kind === "visitor") throw notFound("order");
  const scope = actor.kind === "customer" ? { customerId: actor.userId } : {};
  const order = await db.order.findFirst({ where: { id, ...scope }, include: withItems });
  if (!order) throw notFound("order");
  return order;
}
