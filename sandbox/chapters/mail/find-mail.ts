import { type Call, refuse } from "../../http/call";
import { fraction } from "../../world/availability";
import { looksLikeName } from "../../world/names";
import type { World } from "../../world/world";
import { dashTime } from "../../world/write-dates";
import { totalMb } from "./prices";
import type { Mailbox, MailConfiguration, MailProduct } from "./rows";

const DAY_MS = 86_400_000;
/** How long after its expiry a mail product can be renewed; then it and its mail are deleted. */
export const MAIL_KEPT_AFTER_EXPIRY_MS = 30 * DAY_MS;

/** The rule for a gift's password, up to 16 characters; the manual prints none for an order's. */
export const MANAGEMENT_PASSWORD = /^(?=.*[A-Za-z])(?=.*\d)[A-Za-z0-9]{6,16}$/;

export function isMailDomain(text: string): boolean {
  return looksLikeName(text);
}

/** The domain of a call's parameter, or 15001. */
export function domainOf({ params }: Call, param = "maildomain", malformed = "15001"): string {
  const text = params.text(param).toLowerCase();
  return isMailDomain(text) ? text : refuse(malformed);
}

export function isKeptMail(row: MailProduct | undefined, nowMs: number): row is MailProduct {
  return row !== undefined && nowMs < row.expiresAtMs + MAIL_KEPT_AFTER_EXPIRY_MS;
}

/** True when somebody has a mail product for the domain; `seen` is this account's row as a read shows it. */
export function isMailTaken(seen: MailProduct | undefined, domain: string, nowMs: number): boolean {
  return domain.includes("taken") || isKeptMail(seen, nowMs);
}

/**
 * The current row of the mail product that a call names; refuses with `missing` when it is not the account's, with
 * 15001 for a malformed name.
 */
export function heldMail(call: Call, missing: string): MailProduct {
  const row = call.world.mails.get(domainOf(call));
  return isKeptMail(row, call.nowMs) ? row : refuse(missing);
}

/** The same row as a read shows it. */
export function seenMail(call: Call): MailProduct | undefined {
  const row = call.world.mails.seen(domainOf(call), call.nowMs);
  return isKeptMail(row, call.nowMs) ? row : undefined;
}

export interface NewMail extends MailConfiguration {
  domain: string;
  password: string;
  expiresAtMs: number;
  /** FTP name of the host whose gift it is, or empty. */
  host: string;
  saleId: string;
}

/** Adds a mail product to the world: bought, or the gift of a host. */
export function openMail(world: World, order: NewMail): MailProduct {
  for (const mailbox of world.mailboxes.inGroup(order.domain)) world.mailboxes.remove(mailbox.address);
  const row: MailProduct = { ...order, state: "run", registeredAtMs: world.now() };
  world.mails.put(row.domain, row);
  return row;
}

/** Gives the gifts of a host the host's expiry. */
export function moveGiftMails(world: World, host: string, expiresAtMs: number): void {
  for (const row of world.mails.inGroup(host)) world.mails.put(row.domain, { ...row, expiresAtMs });
}

/** The password that Cheng mail generates, different for every order: letters, digits and a sign. */
export function makePassword(domain: string, saleId: string): string {
  return `Cm${Math.floor(fraction(`cheng|${domain}|${saleId}`) * 1e8)
    .toString()
    .padStart(8, "0")}!`;
}

function sizeText(mb: number): string {
  return mb % 1_024 === 0 ? `${mb / 1_024}G` : `${mb}M`;
}

/** The fields of an order's answer and of the details, without the manual's oddities. */
export function mailAccessFields(row: MailProduct, warts: boolean): Record<string, string> {
  const shared = {
    usernum: String(row.mailboxes),
    emlsze: sizeText(totalMb(row)),
    regtime: dashTime(row.registeredAtMs, warts),
    expiretime: dashTime(row.expiresAtMs, warts),
  };
  return { emldomain: row.domain, ...serversOf(row), ...shared };
}

function serversOf({ domain, kind, host }: MailProduct): Record<string, string> {
  if (host) {
    // A gift's answer is printed without records and administrator.
    return {
      cname: "mailos-s15.cndns5.com",
      mxadr10: "",
      mxadr5: "",
      manageaddr: "",
      adminacc: "",
      popaddr: `mail.${domain}`,
      smtpaddr: `mail.${domain}`,
    };
  }
  const zone = kind === "1" ? "chengmail.cn" : "idccenter.net";
  return {
    cname: kind === "1" ? `mail.${zone}` : `webmail.${zone}`,
    mxadr10: kind === "1" ? `mx1.${zone}` : `mx01.${zone}`,
    mxadr5: kind === "1" ? `mx2.${zone}` : `mxw.${zone}`, // priority 20 with Cheng mail
    manageaddr: kind === "1" ? `http://mail.${zone}/admin` : `http://webmail.${zone}`,
    adminacc: `admin@${domain}`,
    popaddr: `pop.${zone}`,
    smtpaddr: `smtp.${zone}`,
  };
}

/** Adds leading blanks to values and most keys, as the manual prints the details. */
export function withLeadingBlanks(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [/^eml/.test(key) ? key : ` ${key}`, ` ${value}`]),
  );
}

/** The current mailboxes of a product, in the order of their names. */
export function mailboxesOf(world: World, domain: string): Mailbox[] {
  return world.mailboxes.inGroup(domain).sort((a, b) => (a.address < b.address ? -1 : 1));
}

/** True when there is no room for one more mailbox (or a larger one) of this size. */
export function overQuota(world: World, row: MailProduct, sizeMb: number, except = ""): boolean {
  const others = mailboxesOf(world, row.domain).filter((mailbox) => mailbox.address !== except);
  const usedMb = others.reduce((sum, mailbox) => sum + mailbox.sizeMb, 0);
  return others.length + 1 > row.mailboxes || usedMb + sizeMb > totalMb(row);
}
