import { type Call, type Handler, refuse } from "../../http/call";
import { domainOf, heldMail, isKeptMail, overQuota } from "./find-mail";
import type { Mailbox, MailProduct } from "./rows";

/** 六, 17–20: Cheng mail (橙邮), whose mailboxes are named in full. */

const ADDRESS = /^[a-z0-9][a-z0-9._-]{0,63}@(.+)$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;
/** The signs that the manual lists, and the # of its examples. */
const PASSWORD = /^(?=.*[A-Za-z])(?=.*\d)(?=.*[!@#$%^*_~])[A-Za-z0-9!@#$%^*_~]{8,20}$/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const MOST_COLLECTED = 5;

/** The Cheng mail that a call names: it belongs to the account and has not expired. */
function heldCheng(call: Call, failed: string): MailProduct {
  const row = heldMail(call, "10019");
  if (row.kind !== "1" || row.state !== "run" || call.nowMs > row.expiresAtMs) refuse(failed);
  return row;
}

function addressIn({ params }: Call, row: MailProduct, failed: string): string {
  const address = params.text("mailaccount").toLowerCase();
  return ADDRESS.exec(address)?.[1] === row.domain ? address : refuse(failed);
}

function boxOf(call: Call, failed: string): Mailbox {
  const row = heldCheng(call, failed);
  return call.world.mailboxes.get(addressIn(call, row, failed)) ?? refuse(failed);
}

/** 六, 17 */
export const chengMailAddUser: Handler = {
  handle(call) {
    const { params, world } = call;
    const row = heldCheng(call, "15107");
    const address = addressIn(call, row, "15107");
    const password = params.text("mailboxpassword");
    if (!PASSWORD.test(password)) refuse("15114");
    const size = params.text("mailboxsize");
    const sizeMb = Number(size);
    if (!/^[1-9]\d{0,6}$/.test(size) || world.mailboxes.get(address) || overQuota(world, row, sizeMb)) refuse("15107");
    const account = address.slice(0, address.indexOf("@"));
    world.mailboxes.put(address, {
      address,
      domain: row.domain,
      account,
      password,
      sizeMb,
      memo: "",
      state: "active",
      administrator: false,
      collects: [],
    });
    return "";
  },
};

/** 六, 18 */
export const chengMailDeleteUser: Handler = {
  handle(call) {
    call.world.mailboxes.remove(boxOf(call, "15119").address);
    return "";
  },
};

/** 六, 19 */
export const chengMailModifyUserPassword: Handler = {
  handle(call) {
    const mailbox = boxOf(call, "15115");
    const password = call.params.text("mailboxpassword");
    if (!PASSWORD.test(password)) refuse("15114");
    call.world.mailboxes.put(mailbox.address, { ...mailbox, password });
    return "";
  },
};

/** 六, 20. Its table has codes of its own: 15122 when the domain or the mailbox is not the account's. */
export const setMailserver: Handler = {
  handle(call) {
    const { params, world, nowMs } = call;
    const row = world.mails.get(domainOf(call, "maildomain", "15122"));
    if (!isKeptMail(row, nowMs) || row.kind !== "1") return refuse("15122");
    const server = params.text("outmailserver");
    if (!server) refuse("15124");
    const port = params.text("port");
    if (!/^\d{1,5}$/.test(port)) refuse("15130");
    const address = params.text("chengmailbox").toLowerCase();
    const outsideMailbox = params.text("outmailbox").toLowerCase();
    if (!EMAIL.test(address) || !EMAIL.test(outsideMailbox)) refuse("15128");
    for (const param of ["chengmailpassword", "outmailpassword"]) {
      const coded = params.text(param);
      if (!coded) refuse("15129");
      if (!BASE64.test(coded)) refuse("15127");
    }
    const mailbox = world.mailboxes.get(address);
    if (mailbox?.domain !== row.domain) return refuse("15122");
    if (mailbox.collects.some((one) => one.outsideMailbox === outsideMailbox)) refuse("15125");
    if (mailbox.collects.length >= MOST_COLLECTED) refuse("15126");
    world.mailboxes.put(address, {
      ...mailbox,
      collects: [...mailbox.collects, { server, port, outsideMailbox }],
    });
    return "";
  },
};
