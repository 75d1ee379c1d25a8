import { z } from "zod";
import { searchBox } from "@/lib/core/search-box";
import { sortOf } from "@/lib/core/sort";
import { contract, instant, nothing, pageInput } from "@/lib/http/contract";

export const mailStatus = z.enum(["queued", "sent", "failed", "kept"]);

export const mailRow = z.object({
  id: z.uuid(),
  toAddress: z.string(),
  template: z.string(),
  locale: z.string(),
  subject: z.string(),
  status: mailStatus,
  attempts: z.int(),
  error: z.string().nullable(),
  createdAt: instant,
  sentAt: instant.nullable(),
});
export type MailRow = z.output<typeof mailRow>;

export const mailDetail = mailRow.extend({
  text: z.string(),
  html: z.string(),
  /** The file that goes with it, by its name. */
  attachmentName: z.string().nullable(),
  /** Its single-use link is left out. */
  redacted: z.boolean(),
  /** It is to somebody else of the staff, and the reader is no admin: its text is left out. */
  withheld: z.boolean(),
  /** Only with the sandbox: an answer can be tried out (POST /api/v1/admin/mails/{id}/answer). */
  takesAnswer: z.boolean(),
  /** Whether a mail server is set, so that it can be sent. */
  smtp: z.boolean(),
});
export type MailDetail = z.output<typeof mailDetail>;

export const mailSort = sortOf("written");

export const listMailsContract = contract({
  method: "GET",
  path: "/api/v1/admin/mails",
  summary: "Outgoing mail, newest first unless sorted otherwise; `q` matches address or subject.",
  access: "staff",
  input: z.object({
    ...pageInput,
    status: mailStatus.optional(),
    q: searchBox.optional(),
    /** When it was written. */
    from: instant.optional(),
    to: instant.optional(),
    sort: mailSort.optional(),
  }),
  output: z.object({ rows: z.array(mailRow), next: z.string().nullable(), smtp: z.boolean() }),
});

export const readMailContract = contract({
  method: "GET",
  path: "/api/v1/admin/mails/{id}",
  summary: "One mail with its text; of mails to others of the staff only admins see it.",
  access: "staff",
  input: z.object({ id: z.uuid() }),
  output: mailDetail,
});

export const resendMailContract = contract({
  method: "POST",
  path: "/api/v1/admin/mails/{id}/resend",
  summary: "Queues a kept or failed mail again.",
  access: ["admin", "support"],
  input: z.object({ id: z.uuid() }),
  output: nothing,
  errors: ["notify.not_resendable", "notify.no_smtp"],
});

export const resendKeptMailsContract = contract({
  method: "POST",
  path: "/api/v1/admin/mails/resend-kept",
  summary:
    "Queues the mails that were kept because no mail server was set, up to 500 at a time, the oldest first; not those whose single-use link has expired.",
  access: ["admin", "support"],
  input: z.object({ /** When they were written. */ from: instant.optional(), to: instant.optional() }),
  output: z.object({ count: z.int() }),
  errors: ["notify.no_smtp"],
});

/** Whether a mail left the shop: the customer should look for it in the mailbox only then. */
export type Delivery = "sent" | "underway" | "notSent";

/** A mail as the customer whom it concerns sees it in the list of own mails. */
export interface OwnMailRow {
  id: string;
  subject: string;
  createdAt: Date;
  delivery: Delivery;
}

export interface OwnMail extends OwnMailRow {
  /** The address that it went to; it may have changed since. */
  toAddress: string;
  /** Without the token of its single-use link. */
  text: string;
  /** It has a single-use link, which works in the mail itself only. */
  hasSecretLink: boolean;
}
