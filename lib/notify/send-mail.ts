import "server-only";
import { log } from "@/lib/core/log";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { readBrand } from "@/lib/settings/read-brand";
import { withToken } from "./link-token";
import { mailMessageId } from "./mail-message-id";
import { mailTransport } from "./mail-transport";
import { MAIL_ATTEMPTS } from "./queue-mail";
import { mailLocale } from "./template";
import { withoutTokens } from "./without-tokens";

interface SmtpFailure {
  responseCode?: number;
  message?: string;
}

/** A larger file would be refused by mail servers; the mail then goes without it, because its link leads to the file too. */
const MOST_ATTACHED_BYTES = 5 * 1024 * 1024;

/** Draws the paper of this id as a PDF. The papers' area is above this one, so the job brings it. */
export type DrawAttachment = (paperId: string) => Promise<Buffer>;

/**
 * Sends one queued mail through the mail server; without one (SMTP_URL unset) it is kept for staff to read. Throws when it
 * should be tried again. A mail is sent twice when the process crashes before it records that it was sent, or when the server's
 * answer is lost; SMTP can't prevent that. Both have the same Message-ID, by which servers and mail programs may drop one.
 */
export async function sendMail({ mailId }: { mailId: string }, draw?: DrawAttachment): Promise<void> {
  const mail = await db.mail.findUnique({ where: { id: mailId } });
  if (mail?.status !== "queued") return;
  const url = env().SMTP_URL;
  if (!url) {
    await db.mail.update({ where: { id: mailId }, data: { status: "kept" } });
    return;
  }
  const host = new URL(env().APP_URL).hostname;
  const brand = await readBrand(mailLocale(mail.locale));
  try {
    const attachments = await readAttachments(mail, draw);
    await mailTransport(url).sendMail({
      from: env().MAIL_FROM ?? { name: brand.name, address: `no-reply@${host}` },
      to: mail.toAddress,
      subject: mail.subject,
      ...withToken(mail),
      messageId: mailMessageId(mail.id),
      ...(mail.replyTo ? { replyTo: mail.replyTo } : {}),
      ...(mail.answersTo.length > 0 ? { inReplyTo: mail.answersTo.at(-1), references: mail.answersTo } : {}),
      headers: { "Auto-Submitted": "auto-generated" },
      attachments,
    });
  } catch (error) {
    await noteFailure(mail.id, mail.attempts + 1, error as SmtpFailure);
    return;
  }
  await db.mail.update({
    where: { id: mailId },
    data: {
      status: "sent",
      sentAt: new Date(),
      attempts: { increment: 1 },
      error: null,
      // A sent mail is kept as a record; its link is no longer needed.
      tokenEnc: null,
      // Also for mails that were written before links were sealed.
      text: withoutTokens(mail.text),
      html: withoutTokens(mail.html),
    },
  });
}

interface Attached {
  id: string;
  paperId: string | null;
  attachmentName: string | null;
}

async function readAttachments({ id, paperId, attachmentName }: Attached, draw: DrawAttachment | undefined) {
  if (paperId === null || attachmentName === null) return [];
  if (!draw) throw new Error(`nobody draws the attachment of mail ${id}`);
  const content = await draw(paperId);
  if (content.length <= MOST_ATTACHED_BYTES) {
    return [{ filename: attachmentName, content, contentType: "application/pdf" }];
  }
  log.warn({ mailId: id, bytes: content.length }, "attachment too large, mail sent without it");
  return [];
}

/**
 * Records a failed try. After a permanent refusal (5xx) or too many tries the mail is failed; else throws, so that the queue tries
 * again.
 */
async function noteFailure(mailId: string, attempts: number, failure: SmtpFailure): Promise<void> {
  const error = (failure.message ?? "unknown").slice(0, 500);
  const final = (failure.responseCode ?? 0) >= 500 || attempts >= MAIL_ATTEMPTS;
  await db.mail.update({ where: { id: mailId }, data: { attempts, error, status: final ? "failed" : "queued" } });
  log.warn({ mailId, attempts, error, final }, "mail not sent");
  if (!final) throw new Error(`mail ${mailId} not sent: ${error}`);
}
