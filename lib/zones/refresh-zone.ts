import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { ZoneView } from "./contract";
import { describeZone } from "./describe-zone";
import { findDomain } from "./find-domain";
import { readUpstreamZone } from "./read-upstream-zone";

/** Reads the records from the upstream now, whatever is kept. Errors as readZone, and also when something is known. */
export async function refreshZone(actor: Actor, input: { id: string }): Promise<ZoneView> {
  const domain = await findDomain(actor, input.id);
  return describeZone(domain, await readUpstreamZone(domain));
}
