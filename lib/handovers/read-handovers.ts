import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { HandoversOf } from "./contract";

/** The handovers of a service, as staff see them on its page: the one that waits, the one that ended it, the one that it came by. */
export async function readHandovers(actor: StaffActor, { id }: { id: string }): Promise<HandoversOf> {
  if (actor.kind !== "staff") throw forbidden();
  const waits = await db.approval.findFirst({ where: { kind: "handover", subjectId: id, state: "pending" } });
  const asker = waits && (await db.user.findUnique({ where: { id: waits.requestedBy }, select: { name: true } }));
  const own = await db.ownHandover.findFirst({
    where: { serviceId: id, decidedAt: null, expiresAt: { gt: new Date() } },
  });
  const service = await db.service.findUnique({ where: { id }, select: { handedToId: true } });
  const ofCustomer = { id: true, customer: { select: { name: true, email: true } } } as const;
  const went = service?.handedToId
    ? await db.service.findUnique({ where: { id: service.handedToId }, select: ofCustomer })
    : null;
  const came = await db.service.findFirst({ where: { handedToId: id }, select: ofCustomer });
  return {
    waits: waits && { to: String((waits.after as { owner?: unknown }).owner ?? ""), by: asker?.name ?? "" },
    own: own && { to: own.toEmail, confirmed: own.confirmedAt !== null },
    went: went && { id: went.id, customer: went.customer.name || went.customer.email },
    came: came && { id: came.id, customer: came.customer.name || came.customer.email },
  };
}
