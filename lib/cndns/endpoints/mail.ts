import { z } from "zod";
import { endpoint } from "../endpoint";
import { one, single, successAlone } from "../reading/answer";
import { count, flag, megabytes, need, plain, text, when } from "../reading/field";
import { coupon, oneOf, requiredIf, years } from "../reading/value";
import { domainWire, mailDomain, mailEdition, mailKind, ofDomain, upstreamMailPassword } from "./mail-values";

/** 六、企业邮局, 1–4, 10 and 14–16: the mail product itself. Its mailboxes: mail-boxes.ts (gifts), mail-cheng.ts. */

const domainCodes = { 10014: "ours:agent_name_missing", 15001: "rejected:domain_invalid" } as const;

const details = {
  domain: ["emldomain", need(text)],
  cname: ["cname", text],
  mx10: ["mxadr10", text],
  /** Priority 5 for global mail, 20 for Cheng mail. */
  mx5or20: ["mxadr5", text],
  mailboxes: ["usernum", count],
  sizeMb: ["emlsze", megabytes],
  panelUrl: ["manageaddr", text],
  adminAccount: ["adminacc", text],
  popHost: ["popaddr", text],
  smtpHost: ["smtpaddr", text],
  registeredAt: ["regtime", when],
  expiresAt: ["expiretime", when],
} as const;

/**
 * Orders a mail product, opened at once. Spends the agent balance. Global mail takes the management password, Cheng
 * mail generates one, which only this answer contains: store it. Manual: 六, 1.
 */
export const createMail = endpoint("mail.CreateOder", {
  effect: "purchase",
  input: z
    .object({
      ...ofDomain,
      password: requiredIf("the kind is global mail", upstreamMailPassword),
      years: years(1, 5),
      edition: mailEdition,
      mailboxes: z.int("upstream.mailboxes").min(1, "upstream.mailboxes").max(100_000, "upstream.mailboxes"),
      kind: mailKind.optional(),
      coupon: coupon.optional(),
      voucher: coupon.optional(),
    })
    .refine((order) => (order.kind === "cheng") === (order.password === undefined), {
      path: ["password"],
      error: "upstream.mail_password_by_kind",
    }),
  wire: {
    ...domainWire,
    password: "mailpassword",
    edition: "mailtag",
    mailboxes: "mailusernumber",
    kind: "mailtype",
    coupon: "signature",
    voucher: "voucherid",
  },
  secret: ["password"],
  output: one({ ...details, password: ["password", plain] }),
  codes: {
    ...domainCodes,
    15002: "rejected:domain_taken",
    15003: "rejected:password_invalid",
    15004: "rejected:years_invalid",
    15005: "rejected:edition_invalid",
    // "Number of mailboxes invalid" in the table, "opening failed" in the example: it may come after the charge.
    15006: "unknown:mailboxes_invalid_or_opening_failed",
    15007: "unknown:opening_failed", // "邮箱开通失败": may come after the charge
    10042: "ours:coupon_missing",
    10043: "ours:coupon_unusable",
    10046: "ours:voucher_missing",
  },
});

/** Renews for whole years. Spends the agent balance. A gift is renewed with its host. Manual: 六, 2. */
export const renewMail = endpoint("mail.RenewalMail", {
  effect: "purchase",
  input: z.object({ ...ofDomain, years: years(1, 5), coupon: coupon.optional(), voucher: coupon.optional() }),
  wire: { ...domainWire, coupon: "signature", voucher: "voucherid" },
  output: successAlone,
  codes: {
    ...domainCodes,
    10016: "rejected:years_invalid",
    10019: "rejected:not_ours",
    15008: "rejected:state_unfit",
    15010: "unknown:renewal_failed", // "续费失败": may come after the charge
    10042: "ours:coupon_missing",
    10043: "ours:coupon_unusable",
    10046: "ours:voucher_missing",
  },
});

/**
 * Adds mailboxes; with Cheng mail also administrators, or moves from standard to business. Spends the agent balance; no
 * price endpoint. Global mail has no edition here. Manual: 六, 3.
 */
export const upgradeMail = endpoint("mail.MailUpgrade", {
  effect: "purchase",
  input: z
    .object({
      ...ofDomain,
      // "The number to add" by the table; result 15012 wants "more than the old number". If we sent a total and the
      // upstream adds, it would buy far too much; if we send an addition and it expects a total, it is refused or
      // adds too little, which the read afterwards shows. So we send the number to add.
      addMailboxes: z.int("upstream.mailboxes").min(0, "upstream.mailboxes").max(100_000, "upstream.mailboxes"),
      edition: requiredIf("the product is Cheng mail", mailEdition),
      addAdministrators: z.int("upstream.amount").min(0, "upstream.amount").max(1_000, "upstream.amount").optional(),
    })
    .refine((up) => up.edition !== undefined || up.addMailboxes > 0, {
      path: ["addMailboxes"],
      error: "upstream.mailboxes",
    })
    .refine((up) => up.edition !== undefined || up.addAdministrators === undefined, {
      path: ["addAdministrators"],
      error: "upstream.invalid",
    }),
  wire: {
    ...domainWire,
    addMailboxes: "mailusernumber",
    edition: "mailtag",
    addAdministrators: "mailadminnumber",
  },
  output: successAlone,
  codes: {
    ...domainCodes,
    15012: "rejected:mailboxes_invalid",
    // "Kind of registration invalid" here, "opening failed" for the order: so the code proves nothing.
    15007: "unknown:kind_invalid_or_failed",
    15011: "rejected:expired",
    15013: "unknown:upgrade_failed", // printed as "续费失败", copied from the renewal: may come after the charge
    15014: "rejected:nothing_chosen",
  },
});

/** Changes the management password. Manual: 六, 4. */
export const setMailPassword = endpoint("mail.ModifyMailPassword", {
  effect: "write",
  input: z.object({ ...ofDomain, password: upstreamMailPassword, kind: mailKind.optional() }),
  wire: { ...domainWire, password: "mailpassword", kind: "mailtype" },
  secret: ["password"],
  output: successAlone,
  codes: {
    ...domainCodes,
    15003: "rejected:password_invalid",
    15101: "rejected:function_missing",
    15102: "rejected:change_failed",
    15008: "rejected:state_unfit",
  },
});

/**
 * Changes the domain of a mail product. All mail of the old domain is lost. Gift mail (and Cheng mail) only. Manual:
 * 六, 10.
 */
export const changeMailDomain = endpoint("mail.ModifyMailDomain", {
  effect: "write",
  input: z.object({ ...ofDomain, newDomain: mailDomain, kind: mailKind.optional() }),
  wire: { ...domainWire, newDomain: "mailnewdomain", kind: "mailtype" },
  output: successAlone,
  codes: {
    ...domainCodes,
    15116: "rejected:new_domain_invalid",
    15106: "rejected:new_domain_forbidden",
    15117: "unknown:change_failed", // what became of the mail is not said
    15008: "rejected:state_unfit",
    15002: "rejected:new_domain_taken",
  },
});

/** Whether a mail product came with a host. Manual: 六, 14. */
export const isGiftMail = endpoint("mail.isPresent", {
  effect: "read",
  input: z.object(ofDomain),
  wire: domainWire,
  output: single(need(flag)),
  codes: { 10014: "ours:agent_name_missing" },
});

/** Records to set, servers, size, number of mailboxes and dates. No state, no kind, no password. Manual: 六, 15. */
export const readMailProduct = endpoint("mail.getMailDetail", {
  effect: "read",
  input: z.object(ofDomain),
  wire: domainWire,
  output: one(details),
  codes: { ...domainCodes, 10019: "rejected:not_ours" },
});

/** An address that logs in to Cheng mail's management without a password: a secret. Manual: 六, 16. */
export const mailLoginUrl = endpoint("mail.GetMailLoginUrl", {
  effect: "read",
  input: z.object({ ...ofDomain, language: oneOf({ zh: "zh", en: "en" }).optional() }),
  wire: { ...domainWire, language: "lang" },
  output: single(need(text)),
  codes: { ...domainCodes, 10019: "rejected:not_ours" },
});
