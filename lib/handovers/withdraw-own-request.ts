import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { CustomerActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";

/**
 * Takes back what nobody has accepted yet of the handovers that were asked for together. Audited; safe to repeat.
 * @throws AppError not_found.
 */
export async function withdrawOwnRequest(
  actor: CustomerActor,
  { id: requestId }: { id: string },
): Promise<{ withdrawn: number }> {
  const at = new Date();
  return db.$transaction(async (tx) => {
    const rows = await tx.ownHandover.findMany({ where: { requestId, fromId: actor.userId } });
    if (rows.length === 0) throw notFound("handover");
    let withdrawn = 0;
    for (const { id, serviceId, toEmail } of rows) {
      const { count } = await tx.ownHandover.updateMany({
        where: { id, decidedAt: null },
        data: { decidedAt: at, outcome: "withdrawn" },
      });
      if (count === 0) continue;
      withdrawn += 1;
      await recordEvent(tx, actor, {
        action: "services.withdraw-handover",
        subject: { kind: "service", id: serviceId },
        before: { customer: toEmail },
      });
    }
    return { withdrawn };
  });
}
