import { type Call, type Handler, refuse } from "../../http/call";
import { domainOf, heldMail, isKeptMail, mailboxesOf, overQuota, seenMail } from "./find-mail";
import type { Mailbox, MailProduct } from "./rows";

/** 六, 5–9 and 11–13: "only for gift mail". */

const ACCOUNT = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const RESERVED = new Set(["admin", "administrator", "postmaster", "root", "webmaster", "hostmaster", "abuse"]);
const PASSWORD = /^[A-Za-z0-9~!@()_\-=[{]{6,16}$/;

/** The gift that a call names; refuses what is no gift or not the account's. */
function heldGift(call: Call, failed: string, forbidden?: string): MailProduct {
  const row = heldMail(call, failed);
  if (!row.host) refuse(failed);
  if (forbidden && row.state === "forbidden") refuse(forbidden);
  return row;
}

function giftBox(call: Call, param: string, missing: string, failed: string, forbidden?: string): Mailbox {
  domainOf(call);
  const account = call.params.text(param).toLowerCase();
  if (!account) refuse(missing);
  const row = heldGift(call, failed, forbidden);
  return call.world.mailboxes.get(`${account}@${row.domain}`) ?? refuse(missing);
}

function put({ world }: Call, mailbox: Mailbox): "" {
  world.mailboxes.put(mailbox.address, mailbox);
  return "";
}

/** 六, 5 */
export const mailAddUser: Handler = {
  handle(call) {
    const { params, world, nowMs } = call;
    const row = heldGift(call, "15107", "15106");
    const account = params.text("mailaccout").toLowerCase();
    if (!ACCOUNT.test(account) || RESERVED.has(account)) refuse("15103");
    const password = params.text("mailboxpassword");
    if (!PASSWORD.test(password)) refuse("15114");
    if (nowMs > row.expiresAtMs) refuse("15104");
    if (row.state !== "run") refuse("15105");
    const size = readSize(params.text("mailboxsize"));
    const address = `${account}@${row.domain}`;
    if (size === null || world.mailboxes.get(address) || overQuota(world, row, size)) return refuse("15107");
    return put(call, {
      address,
      domain: row.domain,
      account,
      password,
      sizeMb: size,
      memo: params.text("mailboxmemo"),
      state: "active",
      administrator: false,
      collects: [],
    });
  },
};

/** 六, 6 */
export const modifyMailAccountState: Handler = {
  handle(call) {
    const mailbox = giftBox(call, "mailaccout", "15108", "15110", "15106");
    const state = call.params.text("mailboxstate");
    if (state !== "0" && state !== "1") return refuse("15109");
    return put(call, { ...mailbox, state: state === "1" ? "active" : "pause" });
  },
};

/** 六, 7 */
export const modifyMailUserMemo: Handler = {
  handle(call) {
    const mailbox = giftBox(call, "mailaccount", "15108", "15111", "15106");
    return put(call, { ...mailbox, memo: call.params.text("mailboxmemo") });
  },
};

/** 六, 8 */
export const modifyMailboxSize: Handler = {
  handle(call) {
    const mailbox = giftBox(call, "mailaccount", "15108", "15113", "15106");
    const text = call.params.text("mailboxsize");
    if (!text) refuse("15112");
    const sizeMb = readSize(text);
    const row = heldGift(call, "15113");
    if (sizeMb === null || overQuota(call.world, row, sizeMb, mailbox.address)) return refuse("15113");
    return put(call, { ...mailbox, sizeMb });
  },
};

/** 六, 9 */
export const modifyMailboxPassword: Handler = {
  handle(call) {
    const mailbox = giftBox(call, "mailaccount", "15108", "15115");
    const password = call.params.text("mailboxpassword");
    if (!PASSWORD.test(password)) refuse("15114");
    return put(call, { ...mailbox, password });
  },
};

/**
 * 六, 11. Gift mail, and Cheng mail by the full address or the local part. The manual does not say what is deleted
 * when a call for Cheng mail names no mailbox; here it is the worst case: all of them.
 */
export const deleteMailBox: Handler = {
  handle(call) {
    const { params, world } = call;
    domainOf(call);
    const account = params.text("mailaccount").toLowerCase();
    const row = world.mails.get(domainOf(call));
    if (!account && row?.kind !== "1") refuse("15118");
    if (!isKeptMail(row, call.nowMs) || (row.kind === "0" && !row.host)) return refuse("15119");
    const local = account.split("@", 1)[0] ?? "";
    const going = mailboxesOf(world, row.domain).filter((mailbox) => !account || mailbox.account === local);
    if (account && going.length === 0) refuse("15119");
    for (const mailbox of going) world.mailboxes.remove(mailbox.address);
    return "";
  },
};

/** 六, 12. Its table has one code for every error: 15001. */
export const getMailboxList: Handler = {
  handle(call) {
    const row = seenMail(call);
    if (!row?.host) return refuse("15001");
    return call.world.mailboxes.seenGroup(row.domain, call.nowMs).map((mailbox) => ({
      mailaccount: mailbox.account,
      state: mailbox.state,
      memo: mailbox.memo,
      size: `${mailbox.sizeMb}M`,
    }));
  },
};

/** 六, 13. One at a time. */
export const setAdminMailBox: Handler = {
  handle(call) {
    domainOf(call);
    if (!call.params.text("mailaccount")) refuse("15118");
    const chosen = giftBox(call, "mailaccount", "15120", "15120");
    for (const mailbox of mailboxesOf(call.world, chosen.domain)) {
      put(call, { ...mailbox, administrator: mailbox.address === chosen.address });
    }
    return "";
  },
};

function readSize(text: string): number | null {
  return /^[1-9]\d{0,6}$/.test(text) ? Number(text) : null;
}
