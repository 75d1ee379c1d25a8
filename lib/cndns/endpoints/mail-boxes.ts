import { z } from "zod";
import { endpoint, type Variant } from "../endpoint";
import { many, successAlone } from "../reading/answer";
import { megabytes, need, states, text } from "../reading/field";
import { oneOf } from "../reading/value";
import { domainWire, mailbox, mailboxMemo, mailboxPassword, mailboxSizeMb, newMailbox, ofDomain } from "./mail-values";

/**
 * 六、企业邮局, 5–9 and 11–13: mailboxes of gift mail. The mailboxes of mail that was bought are managed in its own panel.
 */

const domainCodes = { 10014: "ours:agent_name_missing", 15001: "rejected:domain_invalid" } as const;
const ofMailbox = { ...ofDomain, account: mailbox };

/** By the table three calls take "mailaccount", by their examples "mailaccout", as two others do in both. */
const misspelt: Readonly<Record<string, Readonly<Record<string, Variant<"account">>>>> = {
  mailbox_account: { example: { wire: { account: "mailaccout" } } },
};

/** Adds a mailbox. Gift mail only. Manual: 六, 5. */
export const addMailbox = endpoint("mail.MailAddUser", {
  effect: "write",
  input: z.object({
    ...ofDomain,
    account: newMailbox,
    password: mailboxPassword,
    sizeMb: mailboxSizeMb,
    memo: mailboxMemo.optional(),
  }),
  wire: {
    ...domainWire,
    account: "mailaccout", // misspelt in table and example
    password: "mailboxpassword",
    sizeMb: "mailboxsize",
    memo: "mailboxmemo",
  },
  secret: ["password"],
  output: successAlone,
  codes: {
    ...domainCodes,
    15103: "rejected:account_invalid",
    15114: "rejected:password_invalid",
    15104: "rejected:expired",
    15105: "rejected:state_unfit",
    15106: "rejected:forbidden",
    15107: "rejected:addition_failed",
  },
});

/** Pauses a mailbox or lets it work again. Gift mail only. Manual: 六, 6. */
export const setMailboxState = endpoint("mail.ModifyMailAccountState", {
  effect: "write",
  input: z.object({ ...ofMailbox, state: oneOf({ paused: "0", running: "1" }) }),
  wire: { ...domainWire, account: "mailaccout", state: "mailboxstate" }, // misspelt in table and example
  output: successAlone,
  codes: {
    ...domainCodes,
    15108: "rejected:account_invalid",
    15109: "rejected:state_invalid",
    15106: "rejected:forbidden",
    15110: "rejected:change_failed",
  },
});

/** Sets or clears the remark of a mailbox. Gift mail only. Manual: 六, 7. */
export const setMailboxMemo = endpoint("mail.ModifyMailUserMemo", {
  effect: "write",
  input: z.object({ ...ofMailbox, memo: mailboxMemo.optional() }),
  wire: { ...domainWire, account: "mailaccount", memo: "mailboxmemo" },
  variants: misspelt,
  output: successAlone,
  codes: {
    ...domainCodes,
    15108: "rejected:account_invalid",
    15106: "rejected:forbidden",
    15111: "rejected:change_failed",
  },
});

/** Sets the size of a mailbox. Gift mail only. Manual: 六, 8. */
export const setMailboxSize = endpoint("mail.ModifyMailboxSize", {
  effect: "write",
  input: z.object({ ...ofMailbox, sizeMb: mailboxSizeMb }),
  wire: { ...domainWire, account: "mailaccount", sizeMb: "mailboxsize" },
  variants: misspelt,
  output: successAlone,
  codes: {
    ...domainCodes,
    15108: "rejected:account_invalid",
    15112: "rejected:size_missing",
    15106: "rejected:forbidden",
    15113: "rejected:change_failed",
  },
});

/**
 * Sets the password of a mailbox; no rule is printed here, so that of `addMailbox` is used. Gift mail only. Manual:
 * 六, 9.
 */
export const setMailboxPassword = endpoint("mail.ModifyMailboxPassword", {
  effect: "write",
  input: z.object({ ...ofMailbox, password: mailboxPassword }),
  wire: { ...domainWire, account: "mailaccount", password: "mailboxpassword" },
  variants: misspelt,
  secret: ["password"],
  output: successAlone,
  codes: {
    ...domainCodes,
    15108: "rejected:account_missing",
    15114: "rejected:password_invalid",
    15115: "rejected:change_failed",
  },
});

/**
 * Deletes a mailbox and its mail for good. For gift mail and Cheng mail. With Cheng mail the manual lets `account` be
 * left out and does not say what is deleted then, so we always send it. Manual: 六, 11.
 */
export const deleteMailbox = endpoint("mail.DeleteMailBox", {
  effect: "write",
  input: z.object(ofMailbox),
  wire: { ...domainWire, account: "mailaccount" },
  output: successAlone,
  codes: { ...domainCodes, 15118: "rejected:account_missing", 15119: "rejected:deletion_failed" },
});

/** All mailboxes. Gift mail only. Manual: 六, 12. */
export const listMailboxes = endpoint("mail.getMailboxList", {
  effect: "read",
  input: z.object(ofDomain),
  wire: domainWire,
  output: many({
    account: ["mailaccount", need(text)],
    state: ["state", states({ active: "running", pause: "paused", paused: "paused" })],
    stateText: ["state", text],
    memo: ["memo", text],
    sizeMb: ["size", megabytes],
  }),
  codes: domainCodes,
});

/** Makes a mailbox the administrator. Gift mail only. Manual: 六, 13. */
export const setAdminMailbox = endpoint("mail.SetAdminMailBox", {
  effect: "write",
  input: z.object(ofMailbox),
  wire: { ...domainWire, account: "mailaccount" },
  output: successAlone,
  codes: { ...domainCodes, 15118: "rejected:account_missing", 15120: "rejected:change_failed" },
});
