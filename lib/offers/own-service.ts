import "server-only";
import type { Actor } from "@/lib/core/actor";
import { AppError, notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { Config } from "@/lib/product-lines/form";
import type { OwnService } from "./kinds/kind";

/**
 * A service that may be renewed or upgraded: the customer's own (staff and the worker: any), not ended.
 * @throws AppError unauthenticated (401), so that a customer whose session has ended is asked to sign in; not_found.
 */
export async function ownService(actor: Actor, id: string): Promise<OwnService> {
  if (actor.kind === "visitor") throw new AppError("unauthenticated", 401);
  const owner = actor.kind === "customer" ? { customerId: actor.userId } : {};
  const service = await db.service.findFirst({ where: { id, endedAt: null, ...owner } });
  if (!service) throw notFound("service");
  return { ...service, config: (service.config ?? {}) as Config };
}
