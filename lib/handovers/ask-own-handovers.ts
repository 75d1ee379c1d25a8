import "server-only";
import { randomBytes } from "node:crypto";
import { pageUrl } from "@/lib/accounts/email-token";
import { mailName } from "@/lib/accounts/mail-name";
import { recordEvent } from "@/lib/audit/record-event";
import { hashToken } from "@/lib/auth/authenticate";
import { lockUser } from "@/lib/auth/lock-user";
import { requireLiveSession } from "@/lib/auth/require-live-session";
import type { CustomerActor } from "@/lib/core/actor";
import { conflict, invalid } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { addMs, HOUR_MS } from "@/lib/core/time";
import { db, type Tx } from "@/lib/db/client";
import type { Service } from "@/lib/db/generated/client";
import { queueMail } from "@/lib/notify/queue-mail";
import { requireUnchangedAccount } from "./account-changes";
import { findHandedOver } from "./find-handover";
import { confirmHandoverMail } from "./mail-templates";
import { CONFIRM_HANDOVER_HOURS } from "./own-contract";
import { serviceTitles } from "./service-titles";

interface Asked {
  handoverIds: string[];
  /** Of several; null: it was one. */
  requestId: string | null;
}

/**
 * Writes the handovers of a customer's services, all or none, and mails one link that confirms them. Nothing is said about whether an
 * account has the address. Audited. The caller has checked that the services are the customer's, and asked for the password.
 * @throws AppError as findHandedOver; handovers.account_changed, handovers.waits (409); input.invalid with `to`.
 */
export async function askOwnHandovers(actor: CustomerActor, serviceIds: readonly string[], to: string): Promise<Asked> {
  const at = new Date();
  const token = randomBytes(32).toString("base64url");
  // Always in the same order: two requests for the same services wait for each other.
  const ids = [...new Set(serviceIds)].toSorted();
  const requestId = ids.length > 1 ? newId(at.getTime()) : null;
  return db.$transaction(async (tx) => {
    await lockUser(tx, actor.userId);
    await requireLiveSession(tx, actor);
    await requireUnchangedAccount(tx, actor.userId, at);
    const goods: Service[] = [];
    const handoverIds: string[] = [];
    for (const id of ids) {
      const { from, services } = await findHandedOver(tx, id);
      if (from.email === to) throw invalid({ to: "handovers.own_address" });
      await requireNoneWaiting(tx, id, at);
      const expiresAt = addMs(at, CONFIRM_HANDOVER_HOURS * HOUR_MS);
      const row = await tx.ownHandover.create({
        data: {
          ...{ serviceId: id, requestId, fromId: from.id, toEmail: to, tokenHash: hashToken(token) },
          ...{ createdAt: at, expiresAt },
        },
      });
      goods.push(...services);
      handoverIds.push(row.id);
      await recordEvent(tx, actor, {
        action: "services.start-handover",
        subject: { kind: "service", id },
        after: { name: services[0]?.displayName ?? "", customer: to },
      });
    }
    const user = await tx.user.findUniqueOrThrow({ where: { id: actor.userId } });
    const page = requestId ? `/account/handovers/${requestId}` : `/account/services/${ids[0]}/handover`;
    await queueMail(
      tx,
      confirmHandoverMail,
      { to: user.email, userId: user.id, locale: user.locale },
      {
        ...{ name: mailName(user), services: await serviceTitles(user.locale, goods), to },
        ...{ url: pageUrl(page, { token }), hours: CONFIRM_HANDOVER_HOURS },
      },
    );
    return { handoverIds, requestId };
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
