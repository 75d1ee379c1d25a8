import "server-only";
import type { z } from "zod";
import { pageUrl } from "@/lib/accounts/email-token";
import { recordEvent } from "@/lib/audit/record-event";
import type { CustomerActor } from "@/lib/core/actor";
import { AppError, notFound } from "@/lib/core/errors";
import { addMs, DAY_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import type { Service } from "@/lib/db/generated/client";
import { queueMail } from "@/lib/notify/queue-mail";
import { findHandedOver } from "./find-handover";
import { stillStands } from "./find-to-accept";
import { handoverOfferedMail } from "./mail-templates";
import { ACCEPT_HANDOVER_DAYS, type confirmOwnHandoverContract } from "./own-contract";
import { isLinkOf } from "./own-link";
import { serviceTitles } from "./service-titles";

/**
 * Confirms a handover of the customer's own service, and those that were asked for with it, with the secret of the mailed link, and mails
 * the address they go to. Those that were withdrawn meanwhile are left out. Audited; the same link works once.
 * @throws AppError not_found; link.expired (409), whatever is wrong with it; as findHandedOver.
 */
export async function confirmOwnHandover(
  actor: CustomerActor,
  { id, token }: z.output<typeof confirmOwnHandoverContract.input>,
): Promise<Record<string, never>> {
  const at = new Date();
  const row = await db.ownHandover.findFirst({ where: { id, fromId: actor.userId } });
  if (!row) throw notFound("handover");
  if (!isLinkOf(row, token)) throw new AppError("link.expired", 409);
  if (!(await stillStands(db, row))) throw new AppError("link.expired", 409);
  const together = row.requestId ? { requestId: row.requestId, fromId: actor.userId } : { id };
  const waiting = { ...together, decidedAt: null, confirmedAt: null, expiresAt: { gt: at } };
  const expiresAt = addMs(at, ACCEPT_HANDOVER_DAYS * DAY_MS);
  await db.$transaction(async (tx) => {
    // Of several one may have ended since: the others don't wait for it.
    await tx.ownHandover.updateMany({
      where: { ...waiting, service: { endedAt: { not: null } } },
      data: { decidedAt: at, outcome: "expired" },
    });
    const rows = await tx.ownHandover.findMany({ where: waiting, orderBy: { serviceId: "asc" } });
    const goods: Service[] = [];
    for (const { id: handoverId, serviceId } of rows) {
      const { services } = await findHandedOver(tx, serviceId);
      const { count } = await tx.ownHandover.updateMany({
        where: { ...waiting, id: handoverId },
        data: { confirmedAt: at, expiresAt },
      });
      if (count === 0) continue;
      goods.push(...services);
      await recordEvent(tx, actor, {
        action: "services.confirm-handover",
        subject: { kind: "service", id: serviceId },
        after: { customer: row.toEmail },
      });
    }
    if (goods.length === 0) throw new AppError("link.expired", 409);
    const [user, giver] = await Promise.all([
      tx.user.findUnique({ where: { email: row.toEmail } }),
      tx.user.findUniqueOrThrow({ where: { id: actor.userId } }),
    ]);
    // An address without an account is written to in the language of who gives the service.
    const locale = user?.locale ?? giver.locale;
    await queueMail(
      tx,
      handoverOfferedMail,
      { to: row.toEmail, locale, ...(user ? { userId: user.id } : {}) },
      {
        ...{ services: await serviceTitles(locale, goods), from: giver.email },
        ...{ url: pageUrl("/account/handovers"), until: expiresAt },
      },
    );
  });
  return {};
}
