import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { OrderView } from "./contract";
import { findOrder } from "./find-order";
import { viewOrder } from "./view-order";

/** One order with its items and their steps. @throws AppError not_found, also for another customer's order. */
export async function getOrder(actor: Actor, { id }: { id: string }): Promise<OrderView> {
  return viewOrder(await findOrder(actor, id));
}
