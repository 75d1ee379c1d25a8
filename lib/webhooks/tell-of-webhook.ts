import "server-only";
import { pageUrl } from "@/lib/accounts/email-token";
import { mailName } from "@/lib/accounts/mail-name";
import type { Tx } from "@/lib/db/client";
import { mailStaff } from "@/lib/notify/mail-staff";
import { queueMail } from "@/lib/notify/queue-mail";
import { type WebhookNotice, webhookMail } from "./webhook-mail";

/** Mails the owner of a webhook what became of it: the customer, or, of the shop's, every admin. */
export async function tellOfWebhook(
  tx: Tx,
  { customerId }: { customerId: string | null },
  { id, ...notice }: Pick<WebhookNotice, "what" | "address" | "at"> & { id: string },
): Promise<void> {
  if (customerId === null) {
    const url = pageUrl(`/admin/settings/webhooks/${id}`);
    await mailStaff(tx, webhookMail, { ...notice, name: "", url }, { roles: ["admin"] });
    return;
  }
  const user = await tx.user.findUniqueOrThrow({
    where: { id: customerId },
    select: { id: true, email: true, name: true, locale: true, emailVerifiedAt: true },
  });
  const params = { ...notice, name: mailName(user), url: pageUrl(`/account/webhooks/${id}`) };
  await queueMail(tx, webhookMail, { to: user.email, userId: user.id, locale: user.locale }, params);
}
