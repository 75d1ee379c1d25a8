import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { conflict, notFound } from "@/lib/core/errors";
import type { Db, Tx } from "@/lib/db/client";
import type { OwnHandover } from "@/lib/db/generated/client";
import { isAccountChanged } from "./account-changes";

/** The condition of handovers that wait for the account with an address. */
export const waitingFor = (toEmail: string, at: Date) => ({
  ...{ toEmail, decidedAt: null, confirmedAt: { not: null }, expiresAt: { gt: at } },
  from: { status: "active" as const },
});

/** Whether a handover is still valid: who gives the service has not changed the account since (account-changes.ts). */
export async function stillStands(tx: Db | Tx, { fromId, createdAt }: OwnHandover): Promise<boolean> {
  return !(await isAccountChanged(tx, fromId, createdAt));
}

/**
 * A handover that waits for the customer.
 * @throws AppError not_found, also for another customer's; handovers.gone (409) when it was decided, withdrawn or is too old.
 */
export async function findToAccept(
  tx: Db | Tx,
  actor: CustomerActor,
  { id, at }: { id: string; at: Date },
): Promise<OwnHandover> {
  const { email: toEmail } = await tx.user.findUniqueOrThrow({ where: { id: actor.userId } });
  const row = await tx.ownHandover.findFirst({ where: { id, toEmail, confirmedAt: { not: null } } });
  if (!row) throw notFound("handover");
  const waits = await tx.ownHandover.count({ where: { id, ...waitingFor(toEmail, at) } });
  if (waits === 0 || !(await stillStands(tx, row))) throw conflict("handovers.gone");
  return row;
}
