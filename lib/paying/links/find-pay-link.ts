import "server-only";
import { hashToken } from "@/lib/auth/authenticate";
import { addMs, DAY_MS } from "@/lib/core/time";
import { isActiveCustomer } from "@/lib/customers/is-active-customer";
import { db } from "@/lib/db/client";
import type { PayLink } from "@/lib/db/generated/client";

/** For so long whoever paid reads at the same address that it was paid. */
const SHOWN_MS = DAY_MS;

/**
 * The link of a token; null when it is unknown, has ended or is over, or its customer's account is disabled: whoever asks is told the same
 * of all of them.
 */
export async function findPayLink(token: string, now = new Date()): Promise<PayLink | null> {
  const link = await db.payLink.findUnique({ where: { tokenHash: hashToken(token) } });
  if (!link) return null;
  if (link.paidAt) return addMs(link.paidAt, SHOWN_MS) > now ? link : null;
  if (!(await isActiveCustomer(link.customerId))) return null;
  return link.endedAt === null && link.expiresAt > now ? link : null;
}
