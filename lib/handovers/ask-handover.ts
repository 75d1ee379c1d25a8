import "server-only";
import { z } from "zod";
import { askApproval } from "@/lib/approvals/ask-approval";
import { subjectLock, takeLock } from "@/lib/approvals/take-lock";
import { requireReauth } from "@/lib/auth/require-reauth";
import type { StaffActor } from "@/lib/core/actor";
import { conflict, forbidden } from "@/lib/core/errors";
import { db, type Tx } from "@/lib/db/client";
import type { Approval } from "@/lib/db/generated/client";
import type { askHandoverContract } from "./contract";
import { findHandedOver, findNewOwner } from "./find-handover";
import { handOver } from "./hand-over";

/** The data of the request: whom the services were of and go to, and which they are. */
const asked = z.object({ fromId: z.uuid(), toId: z.uuid(), serviceIds: z.array(z.uuid()) });

/**
 * Asks a second person to agree that a service goes to another customer's account. Audited; the same request by the same person is the
 * pending one.
 * @throws AppError as findHandedOver; input.invalid with `to`; approvals.already_waiting (409); reauth.required; 403 for support.
 */
export async function askHandover(
  actor: StaffActor,
  { id, to: email, reason }: z.output<typeof askHandoverContract.input>,
): Promise<{ approvalId: string }> {
  if (actor.role === "support") throw forbidden();
  requireReauth(actor);
  const at = new Date();
  return db.$transaction(async (tx) => {
    await takeLock(tx, subjectLock("handover", id));
    const { from, services } = await findHandedOver(tx, id);
    const to = await findNewOwner(tx, email, from.id);
    const [service, ...gifts] = services;
    const row = await askApproval(
      tx,
      actor,
      {
        ...{ kind: "handover", subjectId: id, customerId: from.id, reason },
        before: { owner: from.email },
        after: {
          ...{ name: service?.displayName ?? "", owner: to.email, gifts: gifts.map((gift) => gift.displayName) },
          ...{ fromId: from.id, toId: to.id, serviceIds: services.map((one) => one.id) },
        },
      },
      at,
    );
    return { approvalId: row.id };
  });
}

/**
 * Hands over what a second person agreed to, if it is still as both of them saw it.
 * @throws AppError approvals.changed and as findHandedOver (409).
 */
export async function handOverAgreed(tx: Tx, actor: StaffActor, row: Approval, at: Date): Promise<void> {
  const { fromId, toId, serviceIds } = asked.parse(row.after);
  const { from, services } = await findHandedOver(tx, row.subjectId);
  const same = from.id === fromId && services.map(({ id }) => id).join() === serviceIds.join();
  const to = await tx.user.findFirst({ where: { id: toId, kind: "customer", status: "active" } });
  if (!same || !to) throw conflict("approvals.changed");
  await handOver(tx, actor, { from, to, services }, { reason: row.reason, at });
}
