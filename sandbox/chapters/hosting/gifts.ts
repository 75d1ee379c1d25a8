import { hasDemoWord } from "../../control/demo-words";
import { type Call, type Handler, Raw, refuse } from "../../http/call";
import { TICKET_KIND } from "../../selling/sell";
import type { Coupon } from "../../world/rows";
import { dashDay, milliTime } from "../../world/write-dates";
import {
  DATABASE_PASSWORD,
  databaseAccessFields as databaseAccess,
  fullName,
  isNameTaken,
  openDatabase,
} from "../database/find-database";
import { domainOf, isMailTaken, mailAccessFields as mailAccess, openMail } from "../mail/find-mail";
import { activeHost } from "./find-host";
import { type Gift, giftsOf } from "./gift-list";
import { isWindowsKind } from "./products";
import type { Host } from "./rows";

/** 七: a host of 200 MB and more comes with one mail product and one database; protected hosts with neither. */
function giftHost(call: Call, kind: Gift["kind"]): Host {
  const host = activeHost(call, "16002", "hostname");
  if (host.units < 2 || host.kind === "gf") refuse("16001");
  if (giftsOf(call.world, host.name).some((gift) => gift.kind === kind)) refuse("16003");
  return host;
}

/** A gift costs nothing; a coupon is checked but not used up. */
function checkCoupon({ params, world }: Call): void {
  const code = params.text("signature");
  if (code && world.coupons.get(code)?.kind !== "coupon") refuse("10042");
}

/** 七, 1: global mail with two mailboxes. */
export const openGiftMail: Handler = {
  handle(call) {
    const { params, world, warts, nowMs } = call;
    const host = giftHost(call, "EMAIL");
    const domain = domainOf(call);
    if (domain.startsWith("www.")) refuse("15001");
    if (isMailTaken(world.mails.get(domain), domain, nowMs)) refuse("15002");
    const password = params.text("mailpassword");
    if (!/^(?=.*[A-Za-z])(?=.*\d)[A-Za-z\d]{6,8}$/.test(password)) refuse("15003");
    checkCoupon(call);
    if (hasDemoWord(domain, "fail-open")) refuse("16004");
    const row = openMail(world, {
      kind: "0",
      edition: "m",
      mailboxes: 2,
      administrators: 1,
      domain,
      password,
      expiresAtMs: host.expiresAtMs,
      host: host.name,
      saleId: "",
    });
    const space = warts ? " " : "";
    const { expiretime: _, ...access } = mailAccess(row, warts);
    const answer = {
      ...access,
      regtime: `${space}${milliTime(nowMs)}`,
      [`${space}expiretime`]: `${space}${milliTime(host.expiresAtMs)}`,
    };
    if (call.settings.warts !== "misprints") return [answer];
    return new Raw(JSON.stringify([answer]).replace(/\}\]$/, "]}"));
  },
};

/** 七, 2: the name gets a prefix; mssql is for Windows hosts only. */
export const openGiftDatabase: Handler = {
  handle(call) {
    const { params, world, warts, nowMs } = call;
    const host = giftHost(call, "DATABASE");
    const asked = params.text("dbname");
    const name = fullName(asked) ?? refuse("14001");
    if (isNameTaken(world.databases.get(name), name, nowMs)) refuse("14002");
    const password = params.text("dbpassword");
    if (!DATABASE_PASSWORD.test(password)) refuse("14003");
    const type = params.text("dbtype");
    if (type !== "1" && type !== "2") return refuse("16005");
    checkCoupon(call);
    if (hasDemoWord(name, "fail-open") || (type === "2" && !isWindowsKind(host.kind))) refuse("16005");
    const row = openDatabase(world, {
      engine: type === "1" ? "2" : "4",
      units: 1,
      line: "",
      location: host.location === "hk" || host.location === "usa" ? host.location : "cn",
      name,
      password,
      charset: "utf8",
      expiresAtMs: host.expiresAtMs,
      host: host.name,
      saleId: "",
    });
    const answer = {
      ...databaseAccess(row, warts),
      regtime: milliTime(nowMs),
      expiretime: milliTime(host.expiresAtMs),
    };
    if (call.settings.warts !== "misprints") return [answer];
    return new Raw(JSON.stringify([answer]).replace(/"ftppassword":"([^"]*)",/, '"ftppassword":"$1'));
  },
};

const DAY_MS = 86_400_000;
const SCOPE = "域名，虚拟主机，企业邮局，数据库，橙云主机，VPS，智能解析，建站之星";

/**
 * 七, 3: the account's coupons and vouchers. The world does not store when a coupon became valid: it answers
 * yesterday, for half a year.
 */
export const ticketList: Handler = {
  handle(call) {
    const { params, world, nowMs, settings } = call;
    const state = params.text("state");
    const row = (coupon: Coupon) => ({
      type: SCOPE,
      apply_tme: dashDay(nowMs - DAY_MS, false),
      exp_tme: dashDay(nowMs + 183 * DAY_MS, false),
      money: String(coupon.offFen / 100n),
      isvalid: coupon.used ? "0" : "1",
      title: coupon.kind === "coupon" ? "微信绑定账户优惠券" : "代金券",
      signature: coupon.code,
      tktype: TICKET_KIND,
    });
    const rows = [...world.coupons.values()].map(row).filter(({ isvalid }) => state === "" || isvalid === state);
    if (settings.warts !== "misprints") return rows;
    return new Raw(JSON.stringify(rows).replace(/\}\]$/, "]}]"));
  },
};
