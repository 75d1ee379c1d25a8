import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { productLineOf } from "@/lib/product-lines/registry";
import type { AutoRenewTrouble } from "@/lib/services/contract";
import type { CalendarEntry } from "./contract";
import { yearPrices } from "./year-prices";

/** More than a page can show; who owns more filters the list of services. */
const MOST = 1_000;

/** All of a customer's services that expire, the next one first, and since when there is a feed. Calls no upstream. */
export async function readCalendar(
  actor: CustomerActor,
): Promise<{ entries: CalendarEntry[]; feedSince: Date | null }> {
  const customerId = actor.userId;
  const [services, feed] = await Promise.all([
    db.service.findMany({
      where: {
        customerId,
        endedAt: null,
        expiresAt: { not: null },
        state: { notIn: ["opening", "failed", "ended"] },
      },
      orderBy: [{ expiresAt: "asc" }, { id: "asc" }],
      take: MOST,
    }),
    db.calendarFeed.findUnique({ where: { customerId }, select: { createdAt: true } }),
  ]);
  const prices = await yearPrices(services.filter(({ parentId }) => parentId === null));
  const entries = services.flatMap((service): CalendarEntry[] => {
    const { id, productLine, displayName, expiresAt, autoRenew, autoRenewTrouble, parentId } = service;
    if (!expiresAt) return [];
    const trouble = autoRenewTrouble as AutoRenewTrouble | null;
    const price = prices.get(id) ?? { renewYearFen: null, estimated: false };
    const follows = parentId !== null;
    const renewable = !follows && productLineOf(productLine).actions.renew !== undefined;
    return [{ id, productLine, displayName, expiresAt, autoRenew, trouble, follows, renewable, ...price }];
  });
  return { entries, feedSince: feed?.createdAt ?? null };
}
