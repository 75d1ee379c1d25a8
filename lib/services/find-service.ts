import "server-only";
import type { Actor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { type ServiceRecord, withRegistrant } from "./describe-service";

/**
 * The one way to a service by id. A customer finds only their own; staff and the worker find any.
 * @throws AppError not_found (404), also for somebody else's.
 */
export async function findService(actor: Actor, id: string): Promise<ServiceRecord> {
  if (actor.kind === "visitor") throw notFound("service");
  const scope = actor.kind === "customer" ? { customerId: actor.userId } : {};
  const record = await db.service.findFirst({ where: { id, ...scope }, include: withRegistrant });
  if (!record) throw notFound("service");
  return record;
}
