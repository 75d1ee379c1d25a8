import { z } from "zod";
import type { Priority } from "@/lib/db/queued-jobs";

export type MailLocale = "zh" | "en";

/** Which shop writes, and where it is reached. */
export interface MailShop {
  name: string;
  /** Without a slash at the end. */
  url: string;
  supportPhone?: string;
  supportEmail?: string;
}

/** A mail before it is laid out: plain sentences and at most one deed. */
export interface MailContent {
  subject: string;
  paragraphs: readonly string[];
  /** One link, shown as a button and written out below. */
  action?: { label: string; url: string };
  /** Facts as label and value, on lines of their own. */
  facts?: readonly { label: string; value: string }[];
  /** What stands under the link: until when, what to do when it wasn't you. */
  after?: readonly string[];
}

/** One kind of mail in both languages; `name` is kept with each mail ("customers.reset-password"). */
export interface MailTemplate<P> {
  name: string;
  /** How long it may wait behind others; that of the job otherwise. For mails that are written by the thousand. */
  priority?: Priority;
  zh: (params: P, shop: MailShop) => MailContent;
  en: (params: P, shop: MailShop) => MailContent;
}

/** Declares a template, keeping the type of its parameters. */
export function mailTemplate<P>(template: MailTemplate<P>): MailTemplate<P> {
  return template;
}

export const mailLocale = z.enum(["zh", "en"]).catch("zh");
