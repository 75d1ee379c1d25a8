import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { conflict, notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";

export interface OwnedDomain {
  id: string;
  customerId: string;
  /** ASCII. */
  name: string;
  displayName: string;
}

/**
 * The domain behind a service id, for its owner, staff or the worker.
 * @throws AppError not_found (404) for what is no domain or belongs to somebody else; zones.not_active (409) when
 *   `mustBeLive` and the domain is not registered (any more).
 */
export async function findDomain(actor: Actor, id: string, mustBeLive = false): Promise<OwnedDomain> {
  if (actor.kind === "visitor" || !z.uuid().safeParse(id).success) throw notFound("service");
  const scope = actor.kind === "customer" ? { customerId: actor.userId } : {};
  const found = await db.service.findFirst({
    where: { id, line: "domain", ...scope },
    select: { id: true, customerId: true, name: true, displayName: true, state: true },
  });
  if (!found) throw notFound("service");
  const { state, ...domain } = found;
  if (mustBeLive && (state === "opening" || state === "failed" || state === "ended")) {
    throw conflict("zones.not_active");
  }
  return domain;
}
