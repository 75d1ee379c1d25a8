import "server-only";
import type { SystemActor } from "@/lib/core/actor";
import type { Fen } from "@/lib/core/money";
import { daysBetween } from "@/lib/core/time";
import { db, type Tx } from "@/lib/db/client";
import type { Service } from "@/lib/db/generated/client";
import { queueMail, rewriteMail } from "@/lib/notify/queue-mail";
import { mailLocale } from "@/lib/notify/template";
import { sentences } from "@/lib/offers/describe-config";
import type { AutoRenewTrouble } from "@/lib/services/contract";
import { recordServiceEvent } from "@/lib/services/record-service-event";
import { autoRenewTroubleMail, type TroubledService } from "./auto-renew-mail";
import { expiryDay } from "./expiry-day";

export interface RenewalTrouble {
  kind: AutoRenewTrouble;
  priceFen?: Fen;
  ceilingFen?: Fen;
  missingFen?: Fen;
}

/** A price that could not be read may be read hours later, so the owner is told only in the last days. */
const PRICE_MAIL_DAYS = 7;

/** How long a customer's mail waits for further services of theirs: a run handles all that is due within minutes. */
const GATHER_SECONDS = 600;
/** In the last minute nothing is added to the mail, because it may be being sent. */
const CLOSED_SECONDS = 60;

/**
 * Stores on the service why it was not renewed automatically, and mails its owner what to do: once for each trouble of an expiry,
 * however often it is tried, and in one mail with other services that the same run finds. There is no mail when the reason is
 * another order of theirs that is still open.
 */
export async function noteAutoRenewTrouble(
  actor: SystemActor,
  service: Service & { expiresAt: Date },
  trouble: RenewalTrouble,
  now: Date,
): Promise<void> {
  const { id: serviceId, customerId, expiresAt } = service;
  const { kind: code } = trouble;
  const silent = code === "busy" || (code === "price" && daysBetween(now, expiresAt) > PRICE_MAIL_DAYS);
  await db.$transaction(async (tx) => {
    await tx.service.update({ where: { id: serviceId }, data: { autoRenewTrouble: code, autoRenewTriedAt: now } });
    if (silent) return;
    // One transaction per customer at a time, so that two troubles found at once are in one mail.
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`auto-renew-trouble:${customerId}`}, 0))::text`;
    const notice = { serviceId, expiresAt: expiryDay(expiresAt), trouble: code };
    const { count } = await tx.autoRenewNotice.createMany({
      data: { ...notice, facts: factsOf(trouble), sentAt: now },
      skipDuplicates: true,
    });
    if (count === 0) return;
    const mailId = await tellOwner(tx, service, trouble, now);
    await tx.autoRenewNotice.update({ where: { serviceId_expiresAt_trouble: notice }, data: { mailId } });
    const data = { trouble: code, ...(trouble.priceFen ? { priceFen: trouble.priceFen.toString() } : {}) };
    await recordServiceEvent(tx, actor, { serviceId, kind: "auto-renew-trouble", outcome: "failed", data });
  });
}

/** Adds it to the mail that waits for this customer, or begins one. @returns the mail's id. */
async function tellOwner(tx: Tx, service: Service, trouble: RenewalTrouble, now: Date): Promise<string> {
  const { email, locale } = await tx.user.findUniqueOrThrow({
    where: { id: service.customerId },
    select: { email: true, locale: true },
  });
  const recipient = { to: email, userId: service.customerId, locale };
  const waiting = await waitingMail(tx, service.customerId);
  const before = waiting
    ? await tx.autoRenewNotice.findMany({ where: { mailId: waiting }, include: { service: true } })
    : [];
  const { titleWithProduct } = await sentences(mailLocale(locale));
  const services = [
    ...before.map((one) => troubledService(one.service, titleWithProduct(one.service), troubleOf(one), now)),
    troubledService(service, titleWithProduct(service), trouble, now),
  ];
  services.sort((a, b) => a.expiresAt.getTime() - b.expiresAt.getTime());
  if (!waiting) {
    return await queueMail(tx, autoRenewTroubleMail, recipient, { services }, { waitSeconds: GATHER_SECONDS });
  }
  await rewriteMail(tx, waiting, autoRenewTroubleMail, recipient, { services });
  return waiting;
}

/** The customer's mail that can still be extended; by the database's clock, by which its job becomes due. */
async function waitingMail(tx: Tx, customerId: string): Promise<string | null> {
  const open = GATHER_SECONDS - CLOSED_SECONDS;
  const [mail] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM mails
     WHERE user_id = ${customerId}::uuid AND template = ${autoRenewTroubleMail.name} AND status = 'queued' AND attempts = 0
       AND created_at > now() - make_interval(secs => ${open}::int)
     ORDER BY created_at DESC LIMIT 1`;
  return mail?.id ?? null;
}

function troubledService(service: Service, name: string, trouble: RenewalTrouble, now: Date): TroubledService {
  const { id: serviceId, productLine } = service;
  const expiresAt = service.expiresAt ?? now;
  return { serviceId, productLine, name, expiresAt, daysLeft: daysBetween(now, expiresAt), trouble };
}

const SUMS = ["priceFen", "ceilingFen", "missingFen"] as const;

function factsOf(trouble: RenewalTrouble): Record<string, string> {
  return Object.fromEntries(
    SUMS.flatMap((sum) => (trouble[sum] === undefined ? [] : [[sum, trouble[sum].toString()] as const])),
  );
}

function troubleOf({ trouble, facts }: { trouble: string; facts: unknown }): RenewalTrouble {
  const kept = facts as Partial<Record<(typeof SUMS)[number], string>>;
  const sums = SUMS.flatMap((sum) => (kept[sum] === undefined ? [] : [[sum, BigInt(kept[sum])] as const]));
  return { kind: trouble as AutoRenewTrouble, ...Object.fromEntries(sums) };
}
