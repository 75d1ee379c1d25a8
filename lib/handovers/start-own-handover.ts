import "server-only";
import { randomBytes } from "node:crypto";
import type { z } from "zod";
import { pageUrl } from "@/lib/accounts/email-token";
import { mailName } from "@/lib/accounts/mail-name";
import { recordEvent } from "@/lib/audit/record-event";
import { hashToken } from "@/lib/auth/authenticate";
import { lockUser } from "@/lib/auth/lock-user";
import { requireLiveSession } from "@/lib/auth/require-live-session";
import { requireReauth } from "@/lib/auth/require-reauth";
import type { CustomerActor } from "@/lib/core/actor";
import { conflict, invalid } from "@/lib/core/errors";
import { addMs, HOUR_MS } from "@/lib/core/time";
import { db, type Tx } from "@/lib/db/client";
import { queueMail } from "@/lib/notify/queue-mail";
import { findService } from "@/lib/services/find-service";
import { requireUnchangedAccount } from "./account-changes";
import { findHandedOver } from "./find-handover";
import { confirmHandoverMail } from "./mail-templates";
import { CONFIRM_HANDOVER_HOURS, type startOwnHandoverContract } from "./own-contract";
import { serviceTitles } from "./service-titles";

/**
 * Asks that a service of the customer's goes to the account with another address, and mails a link that confirms it. Nothing is said about
 * whether an account has that address. Audited.
 * @throws AppError reauth.required; not_found; as findHandedOver; handovers.account_changed, handovers.waits (409); input.invalid with `to` or
 *   `confirm`.
 */
export async function startOwnHandover(
  actor: CustomerActor,
  { id, to, confirm }: z.output<typeof startOwnHandoverContract.input>,
): Promise<{ handoverId: string }> {
  requireReauth(actor);
  const { displayName: name } = await findService(actor, id);
  if (confirm.trim() !== name) throw invalid({ confirm: { code: "controls.confirm", params: { name } } });
  const at = new Date();
  const token = randomBytes(32).toString("base64url");
  return db.$transaction(async (tx) => {
    await lockUser(tx, actor.userId);
    await requireLiveSession(tx, actor);
    await requireUnchangedAccount(tx, actor.userId, at);
    const { from, services } = await findHandedOver(tx, id);
    if (from.email === to) throw invalid({ to: "handovers.own_address" });
    await requireNoneWaiting(tx, id, at);
    const expiresAt = addMs(at, CONFIRM_HANDOVER_HOURS * HOUR_MS);
    const row = await tx.ownHandover.create({
      data: { serviceId: id, fromId: from.id, toEmail: to, tokenHash: hashToken(token), createdAt: at, expiresAt },
    });
    const user = await tx.user.findUniqueOrThrow({ where: { id: from.id } });
    await queueMail(
      tx,
      confirmHandoverMail,
      { to: user.email, userId: user.id, locale: user.locale },
      {
        ...{ name: mailName(user), services: await serviceTitles(user.locale, services), to },
        ...{ url: pageUrl(`/account/services/${id}/handover`, { token }), hours: CONFIRM_HANDOVER_HOURS },
      },
    );
    await recordEvent(tx, actor, {
      action: "services.start-handover",
      subject: { kind: "service", id },
      after: { name, customer: to },
    });
    return { handoverId: row.id };
  });
}

/** Requires that the service waits for nobody else; what nobody decided in time makes room. */
async function requireNoneWaiting(tx: Tx, serviceId: string, at: Date): Promise<void> {
  await tx.ownHandover.updateMany({
    where: { serviceId, decidedAt: null, expiresAt: { lte: at } },
    data: { decidedAt: at, outcome: "expired" },
  });
  if ((await tx.ownHandover.count({ where: { serviceId, decidedAt: null } })) > 0) throw conflict("handovers.waits");
}
