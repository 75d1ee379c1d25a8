import "server-only";
import { mailName } from "@/lib/accounts/mail-name";
import { recordEvent } from "@/lib/audit/record-event";
import type { CustomerActor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { queueMail } from "@/lib/notify/queue-mail";
import { findToAccept } from "./find-to-accept";
import { handoverDeclinedMail } from "./mail-templates";
import { serviceTitles } from "./service-titles";

/**
 * Declines a service that another customer hands over, who gets a mail. Audited.
 * @throws AppError not_found; handovers.gone (409).
 */
export async function declineHandover(actor: CustomerActor, { id }: { id: string }): Promise<Record<string, never>> {
  const at = new Date();
  await db.$transaction(async (tx) => {
    const row = await findToAccept(tx, actor, { id, at });
    const { count } = await tx.ownHandover.updateMany({
      where: { id, decidedAt: null },
      data: { decidedAt: at, outcome: "declined" },
    });
    if (count === 0) throw conflict("handovers.gone");
    const [service, giver] = await Promise.all([
      tx.service.findUniqueOrThrow({ where: { id: row.serviceId } }),
      tx.user.findUniqueOrThrow({ where: { id: row.fromId } }),
    ]);
    const recipient = { to: giver.email, userId: giver.id, locale: giver.locale };
    await queueMail(tx, handoverDeclinedMail, recipient, {
      ...{ name: mailName(giver), services: await serviceTitles(giver.locale, [service]) },
      ...{ to: row.toEmail, serviceId: row.serviceId },
    });
    await recordEvent(tx, actor, {
      action: "services.decline-handover",
      subject: { kind: "service", id: row.serviceId },
      customerId: row.fromId,
    });
  });
  return {};
}
