import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { OwnMail } from "./contract";
import { deliveryOf } from "./list-own-mails";
import { withoutTokens } from "./without-tokens";

/**
 * One of the customer's own mails. Its single-use link is left out: whoever sits at an open session must not get from a page what
 * only the owner of the mailbox may use, such as the link that sets a new password.
 */
export async function readOwnMail(actor: CustomerActor, { id }: { id: string }): Promise<OwnMail> {
  const mail = await db.mail.findFirst({
    where: { id, userId: actor.userId },
    select: { id: true, subject: true, createdAt: true, toAddress: true, text: true, status: true },
  });
  if (!mail) throw notFound("mail");
  const { status, ...shown } = mail;
  const text = withoutTokens(mail.text);
  return { ...shown, text, delivery: deliveryOf[status], hasSecretLink: /[?&;]token=…/.test(text) };
}
