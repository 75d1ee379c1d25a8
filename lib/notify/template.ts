import type { Priority } from "@/lib/db/queued-jobs";
import { isLanguage, type Language } from "@/messages/languages";
import { type MailNamespace, type MailTexts, mailTexts } from "./mail-texts";

/** The shop that sends the mail, and how to reach it. */
export interface MailShop {
  name: string;
  /** Without a slash at the end. */
  url: string;
  supportPhone?: string;
  supportEmail?: string;
}

/** A mail before it is laid out: plain sentences and at most one action. */
export interface MailContent {
  subject: string;
  /** The name to greet; "" greets nobody by name; without it the mail has no greeting. */
  greets?: string;
  paragraphs: readonly string[];
  /** One link, shown as a button and written out below. */
  action?: { label: string; url: string };
  /** Facts as label and value, on lines of their own. */
  facts?: readonly { label: string; value: string }[];
  /** Sentences below the link: until when it is valid, what to do when it wasn't you. */
  after?: readonly string[];
}

/** One kind of mail. */
export interface MailTemplate<P> {
  /** Kept with each mail ("customers.reset-password"). */
  name: string;
  /** For mails that are written by the thousand: a lower priority than the job's own. @default the job's own */
  priority?: Priority;
  write: (params: P, shop: MailShop, locale: Language) => MailContent;
}

interface Declared<N extends MailNamespace, P> {
  /** Its texts are under the same name in messages/<language>/mails.json. */
  name: N;
  priority?: Priority;
  write: (t: MailTexts<N>, params: P, shop: MailShop, locale: Language) => MailContent;
}

/** Declares a mail; `write` gets its texts in the recipient's language. */
export function mailTemplate<N extends MailNamespace, P>({ name, priority, write }: Declared<N, P>): MailTemplate<P> {
  return { name, priority, write: (params, shop, locale) => write(mailTexts(name, locale), params, shop, locale) };
}

/** The language of an account's mails; Chinese for a language that the shop lacks. */
export function mailLocale(locale: string): Language {
  return isLanguage(locale) ? locale : "zh";
}
