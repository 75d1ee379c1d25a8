import "server-only";
import { lockUser } from "@/lib/auth/lock-user";
import { requireLiveSession } from "@/lib/auth/require-live-session";
import { requireReauth } from "@/lib/auth/require-reauth";
import type { CustomerActor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { findHandedOver } from "./find-handover";
import { findToAccept } from "./find-to-accept";
import { handOver } from "./hand-over";

/**
 * Takes over a service that another customer hands over. Audited, with a mail to both. Of several calls at once one is carried out.
 * @throws AppError reauth.required; not_found; handovers.gone and as findHandedOver (409).
 */
export async function acceptHandover(actor: CustomerActor, { id }: { id: string }): Promise<{ serviceId: string }> {
  requireReauth(actor);
  const at = new Date();
  return db.$transaction(async (tx) => {
    // Both accounts, always in the same order: a password that the giver sets at the same moment comes before this or after it.
    const { fromId } = await findToAccept(tx, actor, { id, at });
    for (const userId of [actor.userId, fromId].toSorted()) await lockUser(tx, userId);
    await requireLiveSession(tx, actor);
    const row = await findToAccept(tx, actor, { id, at });
    const { from, services } = await findHandedOver(tx, row.serviceId);
    if (from.id !== row.fromId) throw conflict("handovers.gone");
    const { count } = await tx.ownHandover.updateMany({
      where: { id, decidedAt: null },
      data: { decidedAt: at, outcome: "accepted" },
    });
    if (count === 0) throw conflict("handovers.gone");
    const { id: toId, name, email } = await tx.user.findUniqueOrThrow({ where: { id: actor.userId } });
    const serviceId = await handOver(tx, actor, { from, to: { id: toId, name, email }, services }, { reason: "", at });
    return { serviceId };
  });
}
