import "server-only";
import type { SystemActor } from "@/lib/core/actor";
import { addMs, DAY_MS, daysBetween } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import type { Service } from "@/lib/db/generated/client";
import { queueMail } from "@/lib/notify/queue-mail";
import { mailLocale } from "@/lib/notify/template";
import { sentences } from "@/lib/offers/describe-config";
import { actionIds } from "@/lib/product-lines/action-id";
import { productLineOf, productLines } from "@/lib/product-lines/registry";
import type { AutoRenewTrouble } from "@/lib/services/contract";
import { expiryDay } from "./expiry-day";
import { type ExpiringService, expiryMail } from "./expiry-mail";
import { EXPIRY_STEPS, LAST_STEP_DAY, stepOf } from "./expiry-steps";
import { publishExpiry } from "./publish-expiry";

interface Due extends ExpiringService {
  step: number;
}

/**
 * Sends a customer one mail about all services that have reached a step of their expiry: once for each service, expiry and step, by a
 * row that is written in the mail's transaction, so that running it again or twice at once sends nothing more. Services with a renewal
 * under way are left out.
 * @returns how many services the mail names; 0: there is no mail.
 */
export async function remindCustomer(
  _actor: SystemActor,
  { customerId }: { customerId: string },
  now = new Date(),
): Promise<number> {
  const user = await db.user.findUnique({
    where: { id: customerId },
    select: { email: true, locale: true, status: true },
  });
  if (user?.status !== "active") return 0;
  const { titleWithProduct } = await sentences(mailLocale(user.locale));
  const due = (await dueOf(customerId, now)).map((one) => ({
    ...one,
    name: titleWithProduct({ ...one, displayName: one.name }),
  }));
  if (due.length === 0) return 0;
  return await db.$transaction(async (tx) => {
    const notices = await tx.expiryNotice.createManyAndReturn({
      data: due.map(({ id, expiresAt, step }) => ({
        serviceId: id,
        expiresAt: expiryDay(expiresAt),
        days: step,
        sentAt: now,
      })),
      skipDuplicates: true,
    });
    const services = due.filter(({ id }) => notices.some(({ serviceId }) => serviceId === id));
    if (services.length === 0) return 0;
    await queueMail(tx, expiryMail, { to: user.email, userId: customerId, locale: user.locale }, { services });
    for (const service of services) await publishExpiry(tx, customerId, service, now);
    return services.length;
  });
}

/** The actions after which a term begins. */
const beginTerms = actionIds.filter((id) =>
  productLines.some(({ actions }) => actions[id]?.opensService || actions[id]?.movesExpiry),
);

async function dueOf(customerId: string, now: Date): Promise<Due[]> {
  const services = await db.service.findMany({
    where: {
      customerId,
      endedAt: null,
      parentId: null,
      state: { notIn: ["opening", "failed", "ended"] },
      expiresAt: { gt: addMs(now, (LAST_STEP_DAY - 1) * DAY_MS), lt: addMs(now, (EXPIRY_STEPS[0] + 1) * DAY_MS) },
      items: { none: { action: "renew", state: { notIn: ["done", "refunded"] } } },
    },
    include: {
      items: {
        where: { state: "done", action: { in: [...beginTerms] } },
        orderBy: { stateAt: "desc" },
        take: 1,
        select: { stateAt: true },
      },
    },
    orderBy: [{ expiresAt: "asc" }, { id: "asc" }],
  });
  return services.flatMap(({ items, ...service }) => dueAt(service, items[0]?.stateAt ?? null, now));
}

function dueAt(service: Service, began: Date | null, now: Date): Due[] {
  const { id, productLine, displayName: name, expiresAt, autoRenew } = service;
  if (!expiresAt) return [];
  const daysLeft = daysBetween(now, expiresAt);
  const step = stepOf(daysLeft, began ? daysBetween(began, expiresAt) : null);
  if (step === null) return [];
  const trouble = service.autoRenewTrouble as AutoRenewTrouble | null;
  const renewable = productLineOf(productLine).actions.renew !== undefined;
  return [
    {
      id,
      productLine,
      name,
      expiresAt,
      daysLeft,
      renewable,
      autoRenew,
      ceilingFen: service.autoRenewCeilingFen,
      trouble,
      step,
    },
  ];
}
