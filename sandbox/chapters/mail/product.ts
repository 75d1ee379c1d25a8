import { createHash } from "node:crypto";
import { hasDemoWord } from "../../control/demo-words";
import { type Handler, Raw, refuse } from "../../http/call";
import {
  domainOf,
  heldMail,
  isMailTaken,
  MANAGEMENT_PASSWORD,
  mailAccessFields,
  mailboxesOf,
  seenMail,
  withLeadingBlanks,
} from "./find-mail";
import { readMailKind } from "./order";

/** 六, 4. `mailtype` must say the system that the product has. */
export const modifyMailPassword: Handler = {
  handle(call) {
    const { params, world, nowMs } = call;
    const row = heldMail(call, "15102");
    const password = params.text("mailpassword");
    if (!MANAGEMENT_PASSWORD.test(password)) refuse("15003");
    if (readMailKind(params.text("mailtype")) !== row.kind) refuse("15101");
    if (row.state !== "run" || nowMs > row.expiresAtMs) refuse("15008");
    world.mails.put(row.domain, { ...row, password });
    return "";
  },
};

/**
 * 六, 10. Global mail: gifts only; Cheng mail: bought ones too (since V2.0.8 it takes Cheng mail, which is never a gift).
 * All mailboxes of the old domain are gone.
 */
export const modifyMailDomain: Handler = {
  handle(call) {
    const { params, world, nowMs } = call;
    const row = heldMail(call, "15117");
    const domain = domainOf(call, "mailnewdomain", "15116");
    if (hasDemoWord(domain, "illegal-name")) refuse("15106");
    if (readMailKind(params.text("mailtype")) !== row.kind || (row.kind === "0" && !row.host)) refuse("15117");
    if (row.state !== "run" || nowMs > row.expiresAtMs) refuse("15008");
    if (isMailTaken(world.mails.get(domain), domain, nowMs)) refuse("15002");
    for (const mailbox of mailboxesOf(world, row.domain)) world.mailboxes.remove(mailbox.address);
    world.mails.remove(row.domain);
    world.mails.put(domain, { ...row, domain });
    return "";
  },
};

/**
 * 六, 14. N also for what is not in the account: its table has no code for that, and none for a malformed name.
 * Without a domain it answers like the database call (五, 14), because the domain is required.
 */
export const isMailPresent: Handler = {
  handle({ params, world, nowMs }) {
    if (params.text("maildomain") === "") refuse("10015", "邮局域名为空");
    return world.mails.seen(params.text("maildomain").toLowerCase(), nowMs)?.host ? "Y" : "N";
  },
};

/** 六, 15. */
export const getMailDetail: Handler = {
  handle(call) {
    const row = seenMail(call) ?? refuse("10019");
    const fields = mailAccessFields(row, call.warts);
    if (!call.warts) return [fields];
    // In the printed answer the list is closed before the object.
    if (call.settings.warts === "misprints")
      return new Raw(`[${JSON.stringify(withLeadingBlanks(fields)).slice(0, -1)} ]}`);
    return [withLeadingBlanks(fields)];
  },
};

/** 六, 16. Cheng mail only. */
export const getMailLoginUrl: Handler = {
  handle(call) {
    const row = seenMail(call) ?? refuse("10019");
    if (row.kind !== "1") refuse("15001", "非橙邮产品");
    const lang = call.params.text("lang") === "en" ? "en_US" : "zh_CN";
    const time = Math.floor(call.nowMs / 1_000);
    const authkey = createHash("md5").update(`${row.domain}${time}${row.password}`).digest("hex");
    return `http://mail.chengmail.cn/admin/api/1.0/domain_login.php?domain=${row.domain}&time=${time}&authkey=${authkey}&lang=${lang}`;
  },
};
