import "server-only";
import { randomUUID } from "node:crypto";
import { type Db, db, type Tx } from "@/lib/db/client";
import { enqueue, enqueuing } from "@/lib/db/enqueue";
import { Prisma } from "@/lib/db/generated/client";
import { sendMailJob } from "@/lib/db/queued-jobs";
import { env } from "@/lib/env";
import { readBrand } from "@/lib/settings/read-brand";
import { sealToken } from "./link-token";
import { renderMail } from "./render-mail";
import { type MailTemplate, mailLocale } from "./template";

export interface Recipient {
  to: string;
  /** The account it concerns, if any. */
  userId?: string;
  /** "zh" or "en"; anything else reads as Chinese. */
  locale: string;
}

/**
 * How often the worker tries to send a mail before it gives up, over some hours. The job's own limit is higher, because a crash uses up
 * a try of the job.
 */
export const MAIL_ATTEMPTS = 10;

interface QueueOptions {
  waitSeconds?: number;
  /** Where an answer goes, if not to the sender; null: nowhere else. */
  replyTo?: string | null;
  /** The Message-IDs that it answers, oldest first: mail programs show them as one conversation. */
  answersTo?: readonly string[];
  /** A paper of the customer's to attach; its PDF is drawn when the mail is sent. */
  attachment?: { paperId: string; name: string };
}

/**
 * Writes a mail and the job that sends it, in one statement, within the caller's transaction if there is one: the mail is sent
 * only if what it reports was committed, and a mail that can't be sent rolls nothing back. With `waitSeconds` it is sent after that
 * time, and may be rewritten until then (rewriteMail). @returns the mail's id
 */
export async function queueMail<P>(
  tx: Tx | Db,
  template: MailTemplate<P>,
  recipient: Recipient,
  params: P,
  { waitSeconds = 0, replyTo = null, answersTo = [], attachment }: QueueOptions = {},
): Promise<string> {
  const { locale, mail } = await written(tx, template, recipient, params);
  const id = randomUUID();
  const at = Prisma.sql`now() + make_interval(secs => ${waitSeconds}::int)`;
  const { subject, text, html, tokenEnc } = sealToken(id, mail);
  await tx.$queryRaw`
    WITH mail AS (
      INSERT INTO mails (id, user_id, to_address, template, locale, subject, text, html, token_enc,
        reply_to, answers_to, paper_id, attachment_name)
      VALUES (${id}::uuid, ${recipient.userId ?? null}::uuid, ${recipient.to}, ${template.name}, ${locale}, ${subject}, ${text},
        ${html}, ${tokenEnc}, ${replyTo}, ${[...answersTo]}::text[],
        ${attachment?.paperId ?? null}::uuid, ${attachment?.name ?? null}))
    SELECT ${enqueuing(sendMailJob, id, { at, priority: template.priority })} AS queued`;
  return id;
}

/** Replaces the text of a mail that was not sent yet. The caller makes sure that it is not sent meanwhile. */
export async function rewriteMail<P>(
  tx: Tx,
  id: string,
  template: MailTemplate<P>,
  recipient: Recipient,
  params: P,
): Promise<void> {
  const { locale, mail } = await written(tx, template, recipient, params);
  await tx.mail.update({ where: { id }, data: { toAddress: recipient.to, locale, ...sealToken(id, mail) } });
}

/** The words of a mail for other ways than mail: its subject and its text. */
export async function mailWords<P>(tx: Tx | Db, template: MailTemplate<P>, locale: string, params: P) {
  const { subject, text } = (await written(tx, template, { to: "", locale }, params)).mail;
  return { subject, text };
}

async function written<P>(tx: Tx | Db, template: MailTemplate<P>, recipient: Recipient, params: P) {
  const locale = mailLocale(recipient.locale);
  // Within a transaction the settings are read on its connection; outside it the process's cache is good enough.
  const brand = await readBrand(locale, tx === db ? undefined : tx);
  const shop = {
    name: brand.name,
    url: env().APP_URL,
    supportPhone: brand.supportPhone,
    supportEmail: brand.supportEmail,
  };
  return { locale, mail: await renderMail(template.write(params, shop, locale), shop, locale) };
}

/** Enqueues the job that sends a mail; the same mail is never queued twice. */
export async function enqueueMail(tx: Tx, mailId: string): Promise<void> {
  await enqueue(tx, sendMailJob, mailId);
}
