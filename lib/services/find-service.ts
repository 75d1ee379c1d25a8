import "server-only";
import type { Actor } from "@/lib/core/actor";
import { conflict, notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { type ServiceRecord, withRegistrant } from "./describe-service";

/**
 * Finds a service by id, for every use case. A customer finds only their own; staff and the worker find any. A service that has ended
 * is refused unless `ended` is set: its name may belong to another customer's product by now, and calls to the upstream go by names.
 * @param options.ended also finds what has ended, for use cases that call no upstream and show no secret.
 * @throws AppError not_found (404), also for somebody else's; services.ended (409).
 */
export async function findService(
  actor: Actor,
  id: string,
  { ended = false }: { ended?: boolean } = {},
): Promise<ServiceRecord> {
  if (actor.kind === "visitor") throw notFound("service");
  const scope = actor.kind === "customer" ? { customerId: actor.userId } : {};
  const record = await db.service.findFirst({ where: { id, ...scope }, include: withRegistrant });
  if (!record) throw notFound("service");
  if (record.endedAt !== null && !ended) throw conflict("services.ended", { name: record.displayName });
  return record;
}
