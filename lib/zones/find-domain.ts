import "server-only";
import { z } from "zod";
import { hasToken } from "@/lib/auth/authenticate-token";
import type { Actor } from "@/lib/core/actor";
import { AppError, conflict, notFound } from "@/lib/core/errors";
import { tokenReachesZone } from "@/lib/core/token-grant";
import { db } from "@/lib/db/client";
import type { Service } from "@/lib/db/generated/client";
import type { ZoneView } from "./contract";

export interface OwnedDomain {
  id: string;
  customerId: string;
  /** ASCII. */
  name: string;
  displayName: string;
  /** Why its records can't be changed now; null: they can. */
  closed: ZoneView["closed"];
  /** How many records it may have, as last read; null: not known. */
  mostRecords: number | null;
}

/**
 * The domain of a service id, for its owner, staff or the worker. A domain that has ended may belong to another
 * customer by now.
 * @param ask.live only a registered one.
 * @param ask.ended also one that has ended, for reading its history only.
 * @throws AppError not_found (404) when it is no domain or belongs to somebody else; token.zone (403) when the actor's API token does not
 *   reach it; zones.not_active (409).
 */
export async function findDomain(
  actor: Actor,
  id: string,
  { live = false, ended = false }: { live?: boolean; ended?: boolean } = {},
): Promise<OwnedDomain> {
  if (actor.kind === "visitor" || !z.uuid().safeParse(id).success) throw notFound("service");
  const scope = actor.kind === "customer" ? { customerId: actor.userId } : {};
  const found = await db.service.findFirst({
    where: { id, productLine: "domain", ...scope },
    select: {
      ...{ id: true, customerId: true, name: true, displayName: true, state: true, expiresAt: true, endedAt: true },
      snapshot: true,
    },
  });
  if (!found) throw notFound("service");
  if (hasToken(actor) && !tokenReachesZone(actor.token.grant, found.name)) {
    throw new AppError("token.zone", 403, { params: { name: found.displayName } });
  }
  const { state, expiresAt, endedAt, snapshot, ...domain } = found;
  if (endedAt !== null && !ended) throw conflict("zones.not_active");
  if (live && (state === "opening" || state === "failed" || state === "ended")) {
    throw conflict("zones.not_active");
  }
  return { ...domain, closed: closedBy({ state, expiresAt }), mostRecords: mostRecordsOf(snapshot) };
}

const limited = z.object({ mostRecords: z.int().positive() });

/** What the last reading of the domain said of its records. */
function mostRecordsOf(snapshot: Service["snapshot"]): number | null {
  const read = limited.safeParse(snapshot);
  return read.success ? read.data.mostRecords : null;
}

/** The states in which the upstream refuses every change of a domain's records. */
function closedBy({ state, expiresAt }: Pick<Service, "state" | "expiresAt">): OwnedDomain["closed"] {
  if (state === "active" && expiresAt !== null && expiresAt.getTime() < Date.now()) return "expired";
  return state === "expired" || state === "suspended" ? state : null;
}

/**
 * A domain whose records may be changed. @throws AppError as findDomain; zones.expired, zones.suspended (409) with the domain's `name` and
 * its service's `id`.
 */
export async function findWritableDomain(actor: Actor, id: string): Promise<OwnedDomain> {
  const domain = await findDomain(actor, id, { live: true });
  const { closed, displayName: name } = domain;
  if (closed !== null) throw conflict(closed === "expired" ? "zones.expired" : "zones.suspended", { name, id });
  return domain;
}
