import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { MailDetail } from "./contract";
import { mailRowColumns } from "./list-mails";
import { withoutTokens } from "./without-tokens";

/**
 * One mail as it was written. A link in it may open somebody's account, so only admins see links whole, and that they
 * looked is audited.
 */
export async function readMail(actor: StaffActor, { id }: { id: string }): Promise<MailDetail> {
  const mail = await db.mail.findUnique({
    where: { id },
    select: { ...mailRowColumns, text: true, html: true, userId: true },
  });
  if (!mail) throw notFound("mail");
  const { userId, ...shown } = mail;
  const secret = withoutTokens(mail.text) !== mail.text;
  if (!secret) return { ...shown, redacted: false };
  if (actor.role !== "admin") {
    return { ...shown, text: withoutTokens(mail.text), html: withoutTokens(mail.html), redacted: true };
  }
  await recordEvent(db, actor, {
    action: "notify.read-mail",
    subject: { kind: "mail", id },
    ...(userId ? { customerId: userId } : {}),
  });
  return { ...shown, redacted: false };
}
