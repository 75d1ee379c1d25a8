import "server-only";
import type { Tx } from "@/lib/db/client";
import { queueMail } from "@/lib/notify/queue-mail";
import { type SecurityChange, securityNotice } from "@/lib/notify/templates/security-notice";
import type { WorkingPrograms } from "./contract";
import { pageUrl } from "./email-token";
import { mailName } from "./mail-name";

/**
 * Tells a person by mail that something about signing in changed.
 * @param left with a new password: what goes on working without it
 */
export async function notifyOwner(
  tx: Tx,
  user: { id: string; email: string; name: string; locale: string; emailVerifiedAt: Date | null },
  change: SecurityChange,
  ip: string,
  now: Date,
  left: WorkingPrograms | null = null,
): Promise<void> {
  await queueMail(
    tx,
    securityNotice,
    { to: user.email, userId: user.id, locale: user.locale },
    { name: mailName(user), change, at: now, ip, url: pageUrl("/forgot-password"), programs: left && linked(left) },
  );
}

/** With the pages where these are ended. */
function linked({ tokens, webhooks, calendar, tokensPage }: WorkingPrograms) {
  const url = pageUrl(tokens > 0 ? tokensPage : "/account/webhooks");
  return { tokens, webhooks, url, calendarUrl: calendar ? pageUrl("/account/calendar#subscribe") : null };
}
