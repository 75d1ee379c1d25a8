import { addYears } from "@/lib/core/time";
import { type Handler, refuse } from "../../http/call";
import { restOfYearFen } from "../../selling/rest-of-term";
import { sellTo } from "../../selling/sell";
import {
  domainOf,
  heldMail,
  isMailTaken,
  MANAGEMENT_PASSWORD,
  mailAccessFields,
  makePassword,
  openMail,
} from "./find-mail";
import { mailYearFen } from "./prices";
import type { MailConfiguration, MailEdition, MailKind } from "./rows";

const MOST_MAILBOXES = 1_000;

/** 六, 1. Opened at once. Cheng mail generates its password, and only this answer contains it. */
export const createOder: Handler = {
  handle(call) {
    const { params, world, nowMs, warts } = call;
    const domain = domainOf(call);
    const kind = readMailKind(params.text("mailtype")) ?? refuse("15007");
    const sent = params.text("mailpassword");
    if (kind === "0" && !MANAGEMENT_PASSWORD.test(sent)) refuse("15003");
    const years = readYears(params.text("years")) ?? refuse("15004");
    const edition = readEdition(params.text("mailtag")) ?? refuse("15005");
    const mailboxes = readCount(params.text("mailusernumber"));
    if (mailboxes === null || mailboxes < 1 || mailboxes > MOST_MAILBOXES) return refuse("15006", "邮箱数非法");
    if (isMailTaken(world.mails.get(domain), domain, nowMs)) refuse("15002");
    const configuration: MailConfiguration = { kind, edition, mailboxes, administrators: 1 };
    const saleId = sellTo(call, domain, mailYearFen(configuration) * BigInt(years));
    const password = kind === "1" ? makePassword(domain, saleId) : sent;
    const expiresAtMs = addYears(new Date(nowMs), years).getTime();
    const row = openMail(world, { ...configuration, domain, password, expiresAtMs, host: "", saleId });
    return [{ ...mailAccessFields(row, warts), password }];
  },
};

/** 六, 2. Up to 30 days after the expiry, from the old expiry on. A gift is renewed with its host only. */
export const renewalMail: Handler = {
  handle(call) {
    const { params, world } = call;
    const row = heldMail(call, "10019");
    const years = readYears(params.text("years")) ?? refuse("10016");
    if (row.state !== "run") refuse("15008");
    if (row.host) refuse("15010");
    sellTo(call, row.domain, mailYearFen(row) * BigInt(years));
    const expiresAtMs = addYears(new Date(row.expiresAtMs), years).getTime();
    world.mails.put(row.domain, { ...row, expiresAtMs });
    return "";
  },
};

/**
 * 六, 3. The numbers are added to the present ones, as the table says (15012 speaks of "more than the old number",
 * which contradicts it). Global mail takes more mailboxes only; Cheng mail may also add administrators or become
 * business.
 */
export const mailUpgrade: Handler = {
  handle(call) {
    const { params, world, nowMs } = call;
    const row = heldMail(call, "15013");
    const more = readCount(params.text("mailusernumber"));
    if (more === null || row.mailboxes + more > MOST_MAILBOXES) return refuse("15012");
    if (nowMs > row.expiresAtMs) refuse("15011");
    if (row.host || row.state !== "run") refuse("15013");
    if (row.kind === "0" && more === 0) refuse("15012");
    const edition = row.kind === "1" ? readEdition(params.text("mailtag")) : row.edition;
    // Only standard can become business.
    if (!edition || (row.edition === "g" && edition === "m")) return refuse("15007");
    const administrators = row.kind === "1" ? readCount(params.text("mailadminnumber") || "0") : 0;
    if (administrators === null) return refuse("15013");
    if (more === 0 && administrators === 0 && edition === row.edition) refuse("15014");
    const to = {
      ...row,
      edition,
      mailboxes: row.mailboxes + more,
      administrators: row.administrators + administrators,
    };
    sellTo(call, row.domain, restOfYearFen(mailYearFen(to) - mailYearFen(row), row.expiresAtMs - nowMs));
    world.mails.put(row.domain, to);
    return "";
  },
};

export function readMailKind(text: string): MailKind | null {
  return text === "" || text === "0" ? "0" : text === "1" ? "1" : null;
}

function readEdition(text: string): MailEdition | null {
  return text === "m" || text === "g" ? text : null;
}

function readYears(text: string): number | null {
  return /^[1-5]$/.test(text) ? Number(text) : null;
}

function readCount(text: string): number | null {
  return /^\d{1,6}$/.test(text) ? Number(text) : null;
}
