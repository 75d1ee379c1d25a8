import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";

/** Ends a watch of the customer's. @throws AppError not_found (404) */
export async function unwatchName(actor: CustomerActor, { id }: { id: string }): Promise<Record<string, never>> {
  const { count } = await db.watchedName.deleteMany({ where: { id, customerId: actor.userId } });
  if (count === 0) throw notFound("watched name");
  return {};
}
