import "server-only";
import { log } from "@/lib/core/log";
import type { Db } from "@/lib/db/client";
import type { OrderItem } from "@/lib/db/generated/client";
import { actionOf, spellingsOf } from "@/lib/product-lines/registry";
import { withCallSubject } from "@/lib/upstream/call-subject";
import type { Upstream } from "@/lib/upstream/client";
import { evidenceOf, readItem } from "./item";
import { recordStoredAfterRefund } from "./recover-interrupted-item";
import { openClaim } from "./settle-item";

const DAYS = 60;
const DAY_MS = 86_400_000;

/**
 * Looks again for names whose money went back although an attempt had been sent and never answered clearly. What turns up
 * changes no posting: it opens a claim "bought after refund" for staff. So does an answer that was stored and never understood.
 * Safe to repeat.
 * @returns how many were looked for, and how many turned up.
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
      // One that can't be looked for (its key is gone) keeps nobody from finding the others.
      log.error({ itemId: item.id, err: error }, "a refunded item could not be looked for");
    }
  }
  return { looked: items.length, found };
}

/** @returns whether it turned up. */
async function searchOne(db: Db, upstream: Pick<Upstream, "call">, item: OrderItem, now: Date): Promise<boolean> {
  const known = await evidenceOf(db, item);
  if (!known) return false;
  const reading = await withCallSubject({ itemId: item.id, customerId: item.customerId }, () =>
    readItem(upstream.call, item),
  );
  const finding = actionOf(item).find(reading, known);
  if (finding !== "found" && finding !== "cannot_tell") return false;
  if (await belongsToAnother(db, item, known.attemptAt)) return false;
  const evidence = { upstreamState: reading.upstreamState, expiresAt: reading.expiresAt?.toISOString() ?? null };
  // Something changed that fits no order of ours: this one, with somebody's hand on top, or that hand alone.
  const kind = finding === "found" ? "bought_after_refund" : "unclear_after_refund";
  await openClaim(db, { itemId: item.id, kind, at: now, evidence });
  if (finding === "cannot_tell") return false;
  log.error({ itemId: item.id }, "bought after it was refunded");
  return true;
}

/**
 * What turned up is another item's doing: the same name ordered again (perhaps with the password that the customer chose before), or
 * the same product renewed, upgraded or brought over later. Of what can be had repeatedly only a later item counts: two renewals would
 * have moved the expiry further.
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
