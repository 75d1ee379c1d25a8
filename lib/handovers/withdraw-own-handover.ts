import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { CustomerActor } from "@/lib/core/actor";
import { conflict, notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";

/**
 * Takes back a handover of the customer's own service that nobody has accepted. Audited; safe to repeat.
 * @throws AppError not_found; handovers.gone (409) once it was accepted or declined.
 */
export async function withdrawOwnHandover(
  actor: CustomerActor,
  { id }: { id: string },
): Promise<Record<string, never>> {
  const at = new Date();
  return db.$transaction(async (tx) => {
    const row = await tx.ownHandover.findFirst({ where: { id, fromId: actor.userId } });
    if (!row) throw notFound("handover");
    const { count } = await tx.ownHandover.updateMany({
      where: { id, decidedAt: null },
      data: { decidedAt: at, outcome: "withdrawn" },
    });
    if (count === 1) {
      await recordEvent(tx, actor, {
        action: "services.withdraw-handover",
        subject: { kind: "service", id: row.serviceId },
        before: { customer: row.toEmail },
      });
      return {};
    }
    const { outcome } = await tx.ownHandover.findUniqueOrThrow({ where: { id } });
    if (outcome === "accepted" || outcome === "declined") throw conflict("handovers.gone");
    return {};
  });
}
