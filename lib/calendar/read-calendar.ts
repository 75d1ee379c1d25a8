import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { Service } from "@/lib/db/generated/client";
import { priceTable } from "@/lib/pricing/price-table";
import { pagesOf } from "@/lib/product-lines/pages";
import type { AutoRenewTrouble } from "@/lib/services/contract";
import type { CalendarEntry } from "./contract";

/** More than a page can show; who owns more filters the list of services. */
const MOST = 1_000;
const HAN = /\p{Script=Han}/u;

/** All of a customer's services that expire, the next one first, and since when there is a feed. Calls no upstream. */
export async function readCalendar(
  actor: CustomerActor,
): Promise<{ entries: CalendarEntry[]; feedSince: Date | null }> {
  const customerId = actor.userId;
  const [services, feed, { suffixes }] = await Promise.all([
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
    priceTable(),
  ]);
  const prices = new Map(suffixes.map((row) => [row.suffix, row]));
  /** Only of suffixes: their prices are in memory, those of other product lines would have to be asked for. */
  const yearOf = ({ productLine, displayName }: Service): bigint | null => {
    const cut = displayName.indexOf(".");
    const row = pagesOf(productLine).pricedBySuffix ? prices.get(displayName.slice(cut)) : undefined;
    if (!row) return null;
    return (HAN.test(displayName.slice(0, cut)) ? row.chinese : row.english).renewFen;
  };
  const entries = services.flatMap((service): CalendarEntry[] => {
    const { id, productLine, displayName, expiresAt, autoRenew, autoRenewTrouble, parentId } = service;
    if (!expiresAt) return [];
    const trouble = autoRenewTrouble as AutoRenewTrouble | null;
    const follows = parentId !== null;
    return [{ id, productLine, displayName, expiresAt, autoRenew, trouble, follows, renewYearFen: yearOf(service) }];
  });
  return { entries, feedSince: feed?.createdAt ?? null };
}
