import "server-only";
import { log } from "@/lib/core/log";
import type { Db } from "@/lib/db/client";
import type { OrderItem } from "@/lib/db/generated/client";
import { actionOf, spellingsOf } from "@/lib/product-lines/registry";
import { withCallSubject } from "@/lib/upstream/call-subject";
import type { Upstream } from "@/lib/upstream/client";
import { readEvidence } from "./read-evidence";
import { readItem } from "./read-item";
import { recordStoredAfterRefund } from "./recover-interrupted-item";
import { openClaim } from "./settle-item";

const DAYS = 60;
const DAY_MS = 86_400_000;

/**
 * Looks for products of refunded items whose attempt was sent and never answered clearly. One that is found changes no posting: it opens
 * the claim "bought after refund" for staff. So does a stored answer that was never recorded. Safe to repeat.
 * @returns how many items were looked for, and how many were found.
 */
export async function searchRefunded(
  db: Db,
  upstream: Pick<Upstream, "call">,
  now: Date,
): Promise<{ looked: number; found: number }> {
  const since = new Date(now.getTime() - DAYS * DAY_MS);
  await recordStoredAfterRefund({ db, now }, since);
  const items = await db.orderItem.findMany({
    where: {
      state: "refunded",
      name: { not: null },
      stateAt: { gte: since },
      attempts: { some: { OR: [{ outcome: null }, { outcome: "unknown" }] } },
      claims: { none: { kind: "bought_after_refund" } },
    },
    orderBy: { stateAt: "desc" },
    take: 2_000,
  });
  let found = 0;
  for (const item of items) {
    try {
      if (await searchOne(db, upstream, item, now)) found += 1;
    } catch (error) {
      // An item that can't be looked for (the key of its secret is gone) must not stop the search for the others.
      log.error({ itemId: item.id, err: error }, "a refunded item could not be looked for");
    }
  }
  return { looked: items.length, found };
}

/** @returns whether the item's product was found. */
async function searchOne(db: Db, upstream: Pick<Upstream, "call">, item: OrderItem, now: Date): Promise<boolean> {
  const known = await readEvidence(db, item);
  if (!known) return false;
  const reading = await withCallSubject({ itemId: item.id, customerId: item.customerId }, () =>
    readItem(upstream.call, item),
  );
  const finding = actionOf(item).find(reading, known);
  if (finding !== "found" && finding !== "cannot_tell") return false;
  if (await belongsToAnother(db, item, known.attemptAt)) return false;
  const evidence = { upstreamState: reading.upstreamState, expiresAt: reading.expiresAt?.toISOString() ?? null };
  // "cannot_tell": the product changed in a way that fits no order of ours. This order was carried out and somebody changed more by hand,
  // or all of the change was made by hand.
  const kind = finding === "found" ? "bought_after_refund" : "unclear_after_refund";
  await openClaim(db, { itemId: item.id, kind, at: now, evidence });
  if (finding === "cannot_tell") return false;
  log.error({ itemId: item.id }, "bought after it was refunded");
  return true;
}

/**
 * Whether another item explains what was found: the same name ordered again (perhaps with the password that the customer chose before),
 * or the same product renewed, upgraded or transferred in later. For actions that can be repeated only a later item counts: had both
 * renewals been made, the expiry would have moved further.
 */
async function belongsToAnother(
  db: Db,
  { id, productLine, action, name }: OrderItem,
  attemptAt: Date,
): Promise<boolean> {
  const { repeatable } = actionOf({ productLine, action });
  const later = { attempts: { some: { otimeMs: { gt: BigInt(attemptAt.getTime()) } } } };
  const others = {
    id: { not: id },
    productLine,
    action,
    name: { in: [...spellingsOf(productLine, name ?? "")] },
    ...(repeatable ? later : {}),
  };
  return (await db.orderItem.count({ where: { ...others, state: { in: ["accepted", "done"] } } })) > 0;
}
