import "server-only";
import { randomUUID } from "node:crypto";
import type { Db, Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import { readBrand } from "@/lib/settings/read-brand";
import { renderMail } from "./render-mail";
import { type MailTemplate, mailLocale } from "./template";

export interface Recipient {
  to: string;
  /** The account it concerns, if any. */
  userId?: string;
  /** "zh" or "en"; anything else reads as Chinese. */
  locale: string;
}

/** How often the worker tries to hand a mail to the mail server before it gives up: over some hours. */
export const MAIL_ATTEMPTS = 10;

/**
 * Writes a mail and the job that sends it, in one statement, within the caller's transaction if there is one: the mail goes out
 * exactly when what it reports was committed, and a mail that can't be sent takes nothing back. Returns the mail's id.
 */
export async function queueMail<P>(
  tx: Tx | Db,
  template: MailTemplate<P>,
  recipient: Recipient,
  params: P,
): Promise<string> {
  const locale = mailLocale.parse(recipient.locale);
  const brand = await readBrand(locale, tx);
  const shop = {
    name: brand.name,
    url: env().APP_URL,
    supportPhone: brand.supportPhone,
    supportEmail: brand.supportEmail,
  };
  const mail = renderMail(template[locale](params, shop), shop, locale);
  const id = randomUUID();
  const { subject, text, html } = mail;
  await tx.$queryRaw`
    WITH mail AS (
      INSERT INTO mails (id, user_id, to_address, template, locale, subject, text, html)
      VALUES (${id}::uuid, ${recipient.userId ?? null}::uuid, ${recipient.to}, ${template.name}, ${locale}, ${subject}, ${text},
        ${html}))
    ${sendJob(id)}`;
  return id;
}

/** Wakes the worker for one mail; the same mail is never queued twice. */
export async function enqueueMail(tx: Tx, mailId: string): Promise<void> {
  await tx.$queryRaw(sendJob(mailId));
}

const sendJob = (mailId: string) => Prisma.sql`
  SELECT graphile_worker.add_job('send-mail', json_build_object('mailId', ${mailId}::text),
    max_attempts := ${MAIL_ATTEMPTS + 5}::int, job_key := ${`send-mail:${mailId}`}::text) IS NOT NULL AS queued`;
