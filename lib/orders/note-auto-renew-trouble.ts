import "server-only";
import type { SystemActor } from "@/lib/core/actor";
import type { Fen } from "@/lib/core/money";
import { daysBetween } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import type { Service } from "@/lib/db/generated/client";
import { queueMail } from "@/lib/notify/queue-mail";
import type { AutoRenewTrouble } from "@/lib/services/contract";
import { expiryDay } from "@/lib/services/expiry-day";
import { recordServiceEvent } from "@/lib/services/record-service-event";
import { autoRenewTroubleMail } from "./auto-renew-mail";

export interface Trouble {
  kind: AutoRenewTrouble;
  priceFen?: Fen;
  ceilingFen?: Fen;
  missingFen?: Fen;
}

/** Nobody answered with a price: hours later somebody may, and only towards the end a person must know. */
const PRICE_MAIL_DAYS = 7;

/**
 * Keeps on the service what kept it from renewing itself, and writes its owner a mail with what to do: once for each trouble of an
 * expiry, however often it is tried. Another order of theirs that is still open is no trouble to write about.
 */
export async function noteAutoRenewTrouble(
  actor: SystemActor,
  service: Service & { expiresAt: Date },
  trouble: Trouble,
  now: Date,
): Promise<void> {
  const { id: serviceId, expiresAt } = service;
  const { kind: code } = trouble;
  const daysLeft = daysBetween(now, expiresAt);
  const silent = code === "busy" || (code === "price" && daysLeft > PRICE_MAIL_DAYS);
  await db.$transaction(async (tx) => {
    await tx.service.update({ where: { id: serviceId }, data: { autoRenewTrouble: code, autoRenewTriedAt: now } });
    if (silent) return;
    const { count } = await tx.autoRenewNotice.createMany({
      data: { serviceId, expiresAt: expiryDay(expiresAt), trouble: code, sentAt: now },
      skipDuplicates: true,
    });
    if (count === 0) return;
    const { email, locale } = await tx.user.findUniqueOrThrow({
      where: { id: service.customerId },
      select: { email: true, locale: true },
    });
    const recipient = { to: email, userId: service.customerId, locale };
    const { line, displayName: name } = service;
    await queueMail(tx, autoRenewTroubleMail, recipient, { serviceId, line, name, expiresAt, daysLeft, trouble });
    const data = { trouble: code, ...(trouble.priceFen ? { priceFen: trouble.priceFen.toString() } : {}) };
    await recordServiceEvent(tx, actor, { serviceId, kind: "auto-renew-trouble", outcome: "failed", data });
  });
}
