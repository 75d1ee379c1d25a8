import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden, notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";

/** The customer on whose behalf staff act on a service. @throws AppError not_found. */
export async function readServiceOwner(
  actor: StaffActor,
  { id }: { id: string },
): Promise<{ id: string; name: string; email: string }> {
  if (actor.kind !== "staff") throw forbidden();
  const service = await db.service.findUnique({
    where: { id },
    select: { customer: { select: { id: true, name: true, email: true } } },
  });
  if (!service) throw notFound("service");
  return service.customer;
}
