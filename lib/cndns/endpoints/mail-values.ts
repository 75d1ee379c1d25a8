import { z } from "zod";
import { domainName, oneOf } from "../reading/value";

/** What the rows of 六、企业邮局 share. Two systems: global mail (全球邮) and Cheng mail (橙邮), which the manual mixes. */

/** Global mail when it is left out. */
export const mailKind = oneOf({ global: "0", cheng: "1" });

/** Standard: 企业标准版, with Cheng mail 企业版. Business: 企业商务版, with Cheng mail 商务版. */
export const mailEdition = oneOf({ standard: "m", business: "g" });

/** The domain a mail product serves is its management name. */
export const mailDomain = domainName;

/** Rows of this chapter name the product by its domain. */
export const ofDomain = { domain: mailDomain };
export const domainWire = { domain: "maildomain" } as const;

/**
 * The management password. The manual refers to the order's rule and prints none; letters and digits together, as the
 * gift's password needs them, satisfy every rule of this upstream.
 */
export const upstreamMailPassword = z
  .string()
  .regex(/^(?=.*[A-Za-z])(?=.*\d)[A-Za-z0-9]{6,16}$/, "upstream.mail_password");

/** "testmail": what stands before the @. */
export const mailbox = z.string().regex(/^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9])?$/, "upstream.mailbox");

const RESERVED = new Set(["admin", "administrator", "postmaster", "root", "webmaster", "hostmaster", "abuse"]);

/** A mailbox to be made: "no keywords like admin". */
export const newMailbox = mailbox.refine(
  (account) => !RESERVED.has(account.toLowerCase()),
  "upstream.mailbox_reserved",
);

/** "abc@cndns.com": Cheng mail names mailboxes in full. */
export const fullMailbox = z
  .string()
  .regex(/^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9])?@[\p{L}\p{N}.-]{3,190}$/u, "upstream.mailbox_full");

/** Gift mail: 6–16 letters, digits and ~ ! @ ( ) _ - = [ { alone. */
export const mailboxPassword = z.string().regex(/^[A-Za-z0-9~!@()_\-=[{]{6,16}$/, "upstream.mailbox_password");

/** Cheng mail: 8–20 with letters, digits and one of ! @ $ % ^ * _ ~ (# is in the examples, not in the list). */
export const chengPassword = z
  .string()
  .regex(/^(?=.*[A-Za-z])(?=.*\d)(?=.*[!@#$%^*_~])[A-Za-z0-9!@#$%^*_~]{8,20}$/, "upstream.cheng_password");

/** Megabytes: stated for Cheng mail; gift mail answers "10M" for a plain number. */
export const mailboxSizeMb = z
  .int("upstream.mailbox_size")
  .min(1, "upstream.mailbox_size")
  .max(1_048_576, "upstream.mailbox_size");

export const mailboxMemo = z.string().max(200, "upstream.mailbox_memo");

/** Sent as Base64 (result 15127); the manual's "lower case" can't be meant of Base64, its example is mixed case. */
export const base64Password = z.codec(z.base64(), z.string().min(1, "upstream.blank").max(100), {
  decode: (coded) => Buffer.from(coded, "base64").toString("utf8"),
  encode: (password) => Buffer.from(password, "utf8").toString("base64"),
});
