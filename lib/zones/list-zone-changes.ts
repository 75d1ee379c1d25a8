import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { describeChanges } from "./change-log";
import type { ZoneChangeView } from "./contract";
import { findDomain } from "./find-domain";

/** The history of a zone, newest first. */
export async function listZoneChanges(
  actor: Actor,
  input: { id: string; after?: string | undefined; take: number },
): Promise<{ rows: ZoneChangeView[]; next: string | null }> {
  const domain = await findDomain(actor, input.id, { ended: true });
  const rows = await db.zoneChange.findMany({
    where: { serviceId: domain.id },
    // Ids are UUIDv7: their order is the order of time.
    orderBy: { id: "desc" },
    take: input.take + 1,
    ...(input.after ? { cursor: { id: input.after }, skip: 1 } : {}),
  });
  const page = rows.slice(0, input.take);
  return {
    rows: await describeChanges(actor, page),
    next: rows.length > input.take ? (page.at(-1)?.id ?? null) : null,
  };
}
