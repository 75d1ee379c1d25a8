import "server-only";
import type { TokenActor } from "@/lib/auth/authenticate-token";
import { AppError } from "@/lib/core/errors";
import { tokenReachesZone } from "@/lib/core/token-grant";
import { db } from "@/lib/db/client";
import type { ServiceState } from "@/lib/db/generated/client";
import { MAX_NAME } from "@/lib/dns/name";
import { readFullName } from "./names";

/** A domain of the token's customer. */
export interface ReachedZone {
  /** Of the service. */
  id: string;
  /** ASCII. */
  name: string;
}

/**
 * The condition for what has a zone. A domain that is still being opened, or could not be, has none: external-dns reads every zone of the
 * list, and one that can't be read would keep it from all of them.
 */
const zonesOf = ({ userId }: TokenActor) => ({
  ...{ customerId: userId, productLine: "domain", endedAt: null },
  state: { notIn: ["opening", "failed", "ended"] satisfies ServiceState[] },
});

/**
 * The customer's domain that a name is in, the longest one, and the host there.
 * @throws AppError dns_api.name (422), dns_api.no_zone (404) also for a domain of somebody else's, token.zone (403).
 */
export async function findZoneOf(actor: TokenActor, text: string): Promise<ReachedZone & { host: string }> {
  const name = readFullName(text);
  if (name === null) throw new AppError("dns_api.name", 422, { params: { name: text.slice(0, MAX_NAME) } });
  const labels = name.split(".");
  const above = labels.map((_, at) => labels.slice(at).join("."));
  const zones = await db.service.findMany({
    where: { ...zonesOf(actor), name: { in: above } },
    select: { id: true, name: true },
  });
  const zone = zones.sort((a, b) => b.name.length - a.name.length)[0];
  if (!zone) throw new AppError("dns_api.no_zone", 404, { params: { name } });
  requireZone(actor, zone);
  return { ...zone, host: name === zone.name ? "@" : name.slice(0, -(zone.name.length + 1)) };
}

/** @throws AppError token.zone (403). */
function requireZone(actor: TokenActor, zone: ReachedZone): void {
  if (tokenReachesZone(actor.token.grant, zone.name)) return;
  throw new AppError("token.zone", 403, { params: { name: zone.name } });
}

/** The customer's domain of exactly this name. @throws AppError dns_api.no_zone (404), token.zone (403). */
export async function findZone(actor: TokenActor, text: string): Promise<ReachedZone> {
  const name = readFullName(text);
  const where = { ...zonesOf(actor), name: name ?? "" };
  const zone = await db.service.findFirst({ where, select: { id: true, name: true } });
  if (!zone) throw new AppError("dns_api.no_zone", 404, { params: { name: text.slice(0, MAX_NAME) } });
  requireZone(actor, zone);
  return zone;
}

/** The domains that a token reaches, by name. */
export async function listZones(actor: TokenActor): Promise<ReachedZone[]> {
  const zones = await db.service.findMany({
    where: zonesOf(actor),
    orderBy: { name: "asc" },
    select: { id: true, name: true },
  });
  return zones.filter(({ name }) => tokenReachesZone(actor.token.grant, name));
}
