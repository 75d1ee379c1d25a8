import "server-only";
import { staffTokenWorks, stillWorks } from "@/lib/auth/still-works";
import type { Tx } from "@/lib/db/client";
import type { WorkingPrograms } from "./contract";

/**
 * What acts for an account, reads of it or is told of it, without its password. A new password ends none of it (docs/decisions/program-access.md), so
 * who sets one is told. The shop's own webhooks are nobody's account. @returns null when there is nothing.
 */
export async function countPrograms(
  tx: Tx,
  { id, kind }: { id: string; kind: "customer" | "staff" },
  now: Date,
): Promise<WorkingPrograms | null> {
  const isStaff = kind === "staff";
  const tokens = isStaff
    ? await tx.staffToken.count({ where: { createdById: id, ...staffTokenWorks(now) } })
    : await tx.apiToken.count({ where: stillWorks(id, now) });
  const webhooks = isStaff
    ? 0
    : await tx.webhookEndpoint.count({ where: { customerId: id, pausedAt: null, disabledAt: null } });
  const calendar = !isStaff && (await tx.calendarFeed.count({ where: { customerId: id } })) > 0;
  if (tokens + webhooks === 0 && !calendar) return null;
  return { tokens, webhooks, calendar, tokensPage: isStaff ? "/admin/tokens" : "/account/tokens" };
}
