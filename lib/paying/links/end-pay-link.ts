import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { CustomerActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { type Db, db, type Tx } from "@/lib/db/client";
import type { PayLink } from "@/lib/db/generated/client";
import { queueMail } from "@/lib/notify/queue-mail";
import { closePayment } from "../close-payment";
import { linkEndedMail } from "../mail-templates";

/**
 * Ends a link of the customer's, and closes what is being paid by it: what was paid meanwhile is posted. Audited. Safe to repeat.
 * @throws AppError not_found; payments.gateway_unreachable (503): the link has ended, and what was started by it may still be paid.
 */
export async function endPayLink(actor: CustomerActor, { id }: { id: string }): Promise<Record<string, never>> {
  const link = await db.payLink.findUnique({ where: { id, customerId: actor.userId }, select: { id: true } });
  if (!link) throw notFound("pay_link");
  await db.$transaction(async (tx) => {
    const { count } = await tx.payLink.updateMany({ where: { id, ...workingLink }, data: endedLink() });
    if (count > 0) await recordEvent(tx, actor, { action: "payments.end-link", subject: { kind: "pay_link", id } });
  });
  await closeLinkPayments({ payLinkId: id });
  return {};
}

/** Ends the links that a customer has: a new one replaces them. */
export async function endPayLinks(tx: Tx | Db, customerId: string): Promise<void> {
  await tx.payLink.updateMany({ where: { customerId, ...workingLink }, data: endedLink() });
}

export const workingLink = { endedAt: null, paidAt: null };
export const endedLink = (at = new Date()) => ({ endedAt: at, orderEnc: null });

/**
 * Ends a link whose order can't be placed any more.
 * @param options.tell the customer does not know it yet: the price or what is sold has changed, and whoever wants to pay is told no reason.
 */
export async function endUselessLink(
  { id, customerId, amountFen }: Pick<PayLink, "id" | "customerId" | "amountFen">,
  { tell }: { tell: boolean },
): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.payLink.updateMany({ where: { id, ...workingLink }, data: endedLink() });
    if (count === 0 || !tell) return;
    const { email, locale } = await tx.user.findUniqueOrThrow({ where: { id: customerId } });
    await queueMail(tx, linkEndedMail, { to: email, userId: customerId, locale }, { amountFen });
  });
}

/** Closes what is being paid by links: what was paid meanwhile is posted. @throws AppError payments.gateway_unreachable (503). */
export async function closeLinkPayments(
  of: { payLinkId: string } | { payLink: { customerId: string } },
): Promise<void> {
  const open = await db.payment.findMany({ where: { ...of, state: { in: ["written", "open"] } }, take: 10 });
  for (const row of open) await closePayment(row);
}
