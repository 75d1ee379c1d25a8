import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Db, Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";

/** Adds to a service's history. `data` is shown to its owner: no secrets. */
export async function recordServiceEvent(
  tx: Db | Tx,
  actor: Actor,
  event: { serviceId: string; kind: string; outcome?: string; data?: Prisma.InputJsonObject },
): Promise<void> {
  await tx.serviceEvent.create({
    data: {
      serviceId: event.serviceId,
      actorKind: actor.kind,
      actorId: "userId" in actor ? actor.userId : null,
      kind: event.kind,
      outcome: event.outcome ?? "ok",
      data: event.data ?? {},
    },
    select: { id: true },
  });
}
