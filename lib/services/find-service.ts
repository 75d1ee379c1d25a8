import "server-only";
import type { Actor } from "@/lib/core/actor";
import { conflict, notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { type ServiceRecord, withRegistrant } from "./describe-service";

/**
 * The one way to a service by id. A customer finds only their own; staff and the worker find any. What has ended can only be looked
 * back at: under its name another customer's product may stand by now, and calls go by names.
 * @param options.ended also what has ended, for what asks the upstream nothing and shows no secret.
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
