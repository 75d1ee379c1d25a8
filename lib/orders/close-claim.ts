import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden, notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";

/** Closes a claim with what came of it. Audited; one that is closed already stays as it is. */
export async function closeClaim(
  actor: StaffActor,
  input: { id: string; resolution: string },
): Promise<{ id: string; closedAt: Date }> {
  if (actor.kind !== "staff" || actor.role === "support") throw forbidden();
  const now = new Date();
  return db.$transaction(async (tx) => {
    const { count } = await tx.claim.updateMany({
      where: { id: input.id, closedAt: null },
      data: { closedAt: now, closedBy: actor.userId, resolution: input.resolution },
    });
    const claim = await tx.claim.findUnique({
      where: { id: input.id },
      include: { item: { select: { customerId: true } } },
    });
    if (!claim) throw notFound("claim");
    if (count > 0) {
      await recordEvent(tx, actor, {
        action: "orders.close-claim",
        subject: { kind: "claim", id: claim.id },
        customerId: claim.item.customerId,
        before: { kind: claim.kind, evidence: claim.evidence ?? {} },
        after: { resolution: input.resolution },
      });
    }
    return { id: claim.id, closedAt: claim.closedAt ?? now };
  });
}
