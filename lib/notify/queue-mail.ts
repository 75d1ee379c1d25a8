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
 * How often the worker tries to hand a mail to the mail server before it gives up: over some hours. Its job may be tried more often, for
 * the sake of those that a crash cost.
 */
export const MAIL_ATTEMPTS = 10;

/**
 * Writes a mail and the job that sends it, in one statement, within the caller's transaction if there is one: the mail goes out
 * exactly when what it reports was committed, and a mail that can't be sent takes nothing back. `waitSeconds`: it is sent only
 * then, and may be written anew until then (rewriteMail). Returns the mail's id.
 */
export async function queueMail<P>(
  tx: Tx | Db,
  template: MailTemplate<P>,
  recipient: Recipient,
  params: P,
  { waitSeconds = 0 }: { waitSeconds?: number } = {},
): Promise<string> {
  const { locale, mail } = await written(tx, template, recipient, params);
  const id = randomUUID();
  const at = Prisma.sql`now() + make_interval(secs => ${waitSeconds}::int)`;
  const { subject, text, html, tokenEnc } = sealToken(id, mail);
  await tx.$queryRaw`
    WITH mail AS (
      INSERT INTO mails (id, user_id, to_address, template, locale, subject, text, html, token_enc)
      VALUES (${id}::uuid, ${recipient.userId ?? null}::uuid, ${recipient.to}, ${template.name}, ${locale}, ${subject}, ${text},
        ${html}, ${tokenEnc}))
    SELECT ${enqueuing(sendMailJob, id, { at, priority: template.priority })} AS queued`;
  return id;
}

/** Writes a mail that still waits anew, with more to tell. The caller makes sure that it is not sent meanwhile. */
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

async function written<P>(tx: Tx | Db, template: MailTemplate<P>, recipient: Recipient, params: P) {
  const locale = mailLocale(recipient.locale);
  // Outside a transaction no second connection is waited for, and what the process remembers will do.
  const brand = await readBrand(locale, tx === db ? undefined : tx);
  const shop = {
    name: brand.name,
    url: env().APP_URL,
    supportPhone: brand.supportPhone,
    supportEmail: brand.supportEmail,
  };
  return { locale, mail: await renderMail(template.write(params, shop, locale), shop, locale) };
}

/** Wakes the worker for one mail; the same mail is never queued twice. */
export async function enqueueMail(tx: Tx, mailId: string): Promise<void> {
  await enqueue(tx, sendMailJob, mailId);
}
