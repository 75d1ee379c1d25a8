import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import type { MailDetail } from "./contract";
import { withToken } from "./link-token";
import { mailRowColumns } from "./list-mails";
import { withoutTokens } from "./without-tokens";

/**
 * One mail without its single-use link, which gives access to somebody's account: staff do not see it. Only in a shop on the
 * sandbox,
 * which sends no mails, an admin sees the link, so that somebody who tries the shop out can follow it; that is audited. A mail to somebody
 * else of the staff says what their role may see (a bank account that waits for approval, sums of the books): its text is for them and admins.
 */
export async function readMail(actor: StaffActor, { id }: { id: string }): Promise<MailDetail> {
  const mail = await db.mail.findUnique({
    where: { id },
    select: {
      ...mailRowColumns,
      text: true,
      html: true,
      tokenEnc: true,
      userId: true,
      replyTo: true,
      attachmentName: true,
    },
  });
  if (!mail) throw notFound("mail");
  const { userId, tokenEnc, replyTo, ...row } = mail;
  const withheld = userId !== null && (await isOthers(actor, userId));
  const shown = {
    ...row,
    withheld,
    takesAnswer: replyTo !== null && env().sandbox,
    smtp: env().SMTP_URL !== undefined,
  };
  if (withheld) return { ...shown, text: "", html: "", redacted: false };
  if (!tokenEnc) return { ...shown, text: withoutTokens(mail.text), html: withoutTokens(mail.html), redacted: false };
  if (actor.role !== "admin" || !env().sandbox) return { ...shown, redacted: true };
  await recordEvent(db, actor, {
    action: "notify.read-mail",
    subject: { kind: "mail", id },
    ...(userId ? { customerId: userId } : {}),
  });
  return { ...shown, ...withToken(mail), redacted: false };
}

async function isOthers(actor: StaffActor, userId: string): Promise<boolean> {
  if (actor.role === "admin" || actor.userId === userId) return false;
  return (await db.user.count({ where: { id: userId, kind: "staff" } })) > 0;
}
