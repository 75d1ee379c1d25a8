import "server-only";
import { addMs, DAY_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { endedLink, workingLink } from "./end-pay-link";

/** Longer than a payment that was closed is asked for: one that was paid in the last second is still posted as late. */
const OVER_MS = 2 * DAY_MS;
/** For so long the history can name a link by which nobody paid. */
const KEPT_MS = 30 * DAY_MS;

/**
 * Ends links that are over, with the orders that they would have placed, and deletes old ones by which nobody tried to pay. Running it
 * twice does no harm.
 */
export async function sweepPayLinks(now = new Date()): Promise<void> {
  await db.payLink.updateMany({
    where: { ...workingLink, expiresAt: { lt: addMs(now, -OVER_MS) } },
    data: endedLink(now),
  });
  // Prisma's `none` would read all payments.
  await db.$executeRaw`
    DELETE FROM pay_links l
     WHERE l.expires_at < ${addMs(now, -KEPT_MS)} AND l.paid_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM payments p WHERE p.pay_link_id = l.id)`;
}
