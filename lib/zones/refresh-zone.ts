import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { ZoneView } from "./contract";
import { describeZone } from "./describe-zone";
import { findDomain } from "./find-domain";
import { readUpstreamZone } from "./read-upstream-zone";

/**
 * Reads the records from the upstream now, without the cache. The errors of readZone, also when the zone is cached.
 */
export async function refreshZone(actor: Actor, input: { id: string }): Promise<ZoneView> {
  const domain = await findDomain(actor, input.id);
  return describeZone(domain, await readUpstreamZone(domain));
}
