import "server-only";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { Paper } from "@/lib/db/generated/client";

/**
 * Finds a paper by id; the only place that does. A customer finds only their own papers, staff find any.
 * @throws AppError not_found (404), also for another customer's paper.
 */
export async function findPaper(actor: CustomerActor | StaffActor, id: string): Promise<Paper> {
  const scope = actor.kind === "customer" ? { customerId: actor.userId } : {};
  const paper = await db.paper.findFirst({ where: { id, ...scope } });
  if (!paper) throw notFound("paper");
  return paper;
}
