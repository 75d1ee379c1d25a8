import { z } from "zod";
import { endpoint } from "../endpoint";
import { successAlone } from "../reading/answer";
import { word } from "../reading/value";
import { base64Password, chengPassword, domainWire, fullMailbox, mailboxSizeMb, ofDomain } from "./mail-values";

/** 六、企业邮局, 17–20: mailboxes of Cheng mail (橙邮), named by their full address; no call lists them. */

const chengCodes = {
  10014: "ours:agent_name_missing",
  15001: "rejected:domain_invalid",
  10019: "rejected:not_ours",
} as const;

const ofMailbox = { ...ofDomain, mailbox: fullMailbox };
const mailboxWire = { ...domainWire, mailbox: "mailaccount" } as const;

function belongs(input: { domain: string; mailbox: string }): boolean {
  return input.mailbox.toLowerCase().endsWith(`@${input.domain}`);
}
const elsewhere = { path: ["mailbox"], error: "upstream.mailbox_elsewhere" };

/** Adds a mailbox. Manual: 六, 17. */
export const addChengMailbox = endpoint("mail.ChengMailAddUser", {
  effect: "write",
  input: z.object({ ...ofMailbox, password: chengPassword, sizeMb: mailboxSizeMb }).refine(belongs, elsewhere),
  wire: { ...mailboxWire, password: "mailboxpassword", sizeMb: "mailboxsize" },
  secret: ["password"],
  output: successAlone,
  codes: { ...chengCodes, 15114: "rejected:password_invalid", 15107: "rejected:addition_failed" },
});

/** Deletes a mailbox and its mail. Manual: 六, 18. */
export const deleteChengMailbox = endpoint("mail.ChengMailDeleteUser", {
  effect: "write",
  input: z.object(ofMailbox).refine(belongs, elsewhere),
  wire: mailboxWire,
  output: successAlone,
  codes: { ...chengCodes, 15119: "rejected:deletion_failed" },
});

/** Sets the password of a mailbox. Manual: 六, 19. */
export const setChengMailboxPassword = endpoint("mail.ChengMailModifyUserPassword", {
  effect: "write",
  input: z.object({ ...ofMailbox, password: chengPassword }).refine(belongs, elsewhere),
  wire: { ...mailboxWire, password: "mailboxpassword" },
  secret: ["password"],
  output: successAlone,
  codes: { ...chengCodes, 15114: "rejected:password_invalid", 15115: "rejected:change_failed" },
});

const host = z.string().regex(/^[0-9A-Za-z](?:[0-9A-Za-z.-]{1,251})[0-9A-Za-z]$/, "upstream.mail_server");

/** Sets up a Cheng mailbox to fetch the mail of a mailbox elsewhere. Manual: 六, 20. */
export const collectMail = endpoint("mail.SetMailserver", {
  effect: "write",
  input: z.object({
    ...ofDomain,
    mailbox: fullMailbox,
    mailboxPassword: base64Password,
    server: host,
    port: z.int("upstream.port").min(1, "upstream.port").max(65_535, "upstream.port"),
    outsideMailbox: word.regex(/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/, "upstream.email"),
    outsidePassword: base64Password,
  }),
  wire: {
    ...domainWire,
    mailbox: "chengmailbox",
    mailboxPassword: "chengmailpassword",
    server: "outmailserver",
    outsideMailbox: "outmailbox",
    outsidePassword: "outmailpassword",
  },
  secret: ["mailboxPassword", "outsidePassword", "outsideMailbox"],
  output: successAlone,
  codes: {
    15124: "rejected:server_missing",
    15125: "rejected:already_collected",
    15126: "rejected:too_many",
    15122: "rejected:not_ours",
    15127: "rejected:password_encoding",
    15128: "rejected:mailbox_invalid",
    15129: "rejected:password_missing",
    15130: "rejected:port_invalid",
  },
});
