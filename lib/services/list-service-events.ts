import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { listServiceEventsContract } from "./contract";
import { findService } from "./find-service";

type Output = z.output<typeof listServiceEventsContract.output>;

/** What happened to the service, newest first. A customer finds only their own. */
export async function listServiceEvents(
  actor: Actor,
  { id, after, take }: z.output<typeof listServiceEventsContract.input>,
): Promise<Output> {
  await findService(actor, id, { ended: true });
  const before = after && /^\d{1,18}$/.test(after) ? { id: { lt: BigInt(after) } } : {};
  const events = await db.serviceEvent.findMany({
    where: { serviceId: id, ...before },
    orderBy: { id: "desc" },
    take: take + 1,
  });
  const page = events.slice(0, take);
  const rows = page.map((event) => ({
    id: event.id.toString(),
    at: event.at,
    kind: event.kind,
    outcome: event.outcome,
    byStaff: event.actorKind === "staff",
    data: (event.data ?? {}) as Record<string, unknown>,
  }));
  return { rows, next: events.length > take ? (page.at(-1)?.id.toString() ?? null) : null };
}
