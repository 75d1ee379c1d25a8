import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { splitName } from "@/lib/product-lines/domain/split-name";
import { realNameOf } from "@/lib/registrants/registrant-view";
import { snapshotOf } from "@/lib/services/describe-service";
import type { ItemRegistrant } from "./contract";
import { reviewedSuffixes } from "./reviewed-suffixes";

/** The registrants of an order's items, by the items' ids, with what their reviews lack. An item without one, or whose registrant was deleted since, is left out. */
export async function readOrderRegistrants(
  actor: CustomerActor,
  { id }: { id: string },
): Promise<Record<string, ItemRegistrant>> {
  const customerId = actor.userId;
  const items = await db.orderItem.findMany({
    where: { orderId: id, customerId },
    select: { id: true, name: true, registrantId: true, service: { select: { snapshot: true } } },
  });
  const ids = [...new Set(items.flatMap(({ registrantId }) => registrantId ?? []))];
  const [rows, reviewed] = await Promise.all([
    db.registrant.findMany({
      where: { id: { in: ids }, customerId },
      select: {
        ...{ id: true, displayName: true, idType: true },
        reviews: { select: { state: true }, orderBy: { createdAt: "desc" } },
      },
    }),
    reviewedSuffixes(db),
  ]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return Object.fromEntries(
    items.flatMap((item) => {
      const row = byId.get(item.registrantId ?? "");
      if (!row) return [];
      const { displayName, idType, reviews } = row;
      // Certified at the upstream: nothing waits for the review here.
      const certified = item.service !== null && snapshotOf(item.service).certified === true;
      const asked = !certified && item.name !== null && reviewed.has(splitName(item.name).suffix);
      const state = realNameOf(idType, reviews);
      const realName = asked && state !== "pass" && state !== "not_offered" ? state : null;
      return [[item.id, { id: row.id, displayName, realName }]];
    }),
  );
}
