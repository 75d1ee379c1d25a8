import "server-only";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import type { ZoneView } from "./contract";
import { describeZone } from "./describe-zone";
import { findDomain } from "./find-domain";
import { readUpstreamZone } from "./read-upstream-zone";
import { readZoneCache } from "./zone-cache";

/** A cached zone is this long fresh, so that a page opened twice in a row asks the upstream once. */
const FRESH_MS = 15_000;

/**
 * The records of a domain: read now, or from the cache (`stale`) when the upstream does not answer.
 * @throws AppError upstream.unreachable (503), upstream.unclear (502) when nothing is cached
 */
export async function readZone(actor: Actor, input: { id: string }): Promise<ZoneView> {
  const domain = await findDomain(actor, input.id);
  const known = await readZoneCache(domain.id);
  if (known && Date.now() - known.readAt.getTime() < FRESH_MS) return describeZone(domain, known);
  try {
    return describeZone(domain, await readUpstreamZone(domain));
  } catch (error) {
    if (known && error instanceof AppError && error.code.startsWith("upstream."))
      return describeZone(domain, known, true);
    throw error;
  }
}
