import { type Call, type Handler, Raw, refuse } from "../../call";
import { hasMagic } from "../../magic";
import { looksLikeName } from "../../names";
import type { Coupon } from "../../rows";
import { dashDay, milliTime } from "../../write-dates";
import { livingHost } from "./find-host";
import { isWindows } from "./products";
import type { Gift, Host } from "./rows";

/** 七: a host of 200 MB and more comes with one mail product and one database; protected hosts with neither. */
function giftHost(call: Call, kind: Gift["kind"]): Host {
  const host = livingHost(call, "16002", "hostname");
  if (host.units < 2 || host.kind === "gf") refuse("16001");
  if (call.world.gifts.inGroup(host.name).some((gift) => gift.kind === kind)) refuse("16003");
  return host;
}

/** A gift costs nothing; a coupon is looked at and not spent. */
function checkCoupon({ params, world }: Call): void {
  const code = params.text("signature");
  if (code && world.coupons.get(code)?.kind !== "coupon") refuse("10042");
}

function openGift(call: Call, host: Host, gift: Omit<Gift, "host" | "openedAtMs">): void {
  call.world.gifts.put(`${gift.kind}:${gift.name}`, { ...gift, host: host.name, openedAtMs: call.nowMs });
}

/** 七, 1 */
export const openMail: Handler = {
  handle(call) {
    const { params, world, warts, nowMs } = call;
    const host = giftHost(call, "EMAIL");
    const name = params.text("maildomain").toLowerCase();
    if (!looksLikeName(name) || name.startsWith("www.")) refuse("15001");
    if (name.includes("taken") || world.gifts.get(`EMAIL:${name}`)) refuse("15002");
    const password = params.text("mailpassword");
    if (!/^(?=.*[A-Za-z])(?=.*\d)[A-Za-z\d]{6,8}$/.test(password)) refuse("15003");
    checkCoupon(call);
    if (hasMagic(name, "fail-open")) refuse("16004");
    openGift(call, host, { kind: "EMAIL", name, password, engine: "" });
    const space = warts ? " " : "";
    const row = {
      emldomain: name,
      cname: "mailos-s15.cndns5.com",
      mxadr10: "mx10.cndns5.com",
      mxadr5: "mx5.cndns5.com",
      usernum: "2",
      emlsze: "200M",
      manageaddr: `http://mail.${name}`,
      adminacc: `admin@${name}`,
      popaddr: `mail.${name}`,
      smtpaddr: `mail.${name}`,
      regtime: `${space}${milliTime(nowMs)}`,
      [`${space}expiretime`]: `${space}${milliTime(host.expiresAtMs)}`,
    };
    if (call.settings.warts !== "misprints") return [row];
    return new Raw(JSON.stringify([row]).replace(/\}\]$/, "]}"));
  },
};

/** 七, 2: the name gets the prefix sq_. */
export const openSsl: Handler = {
  handle(call) {
    const { params, world, nowMs } = call;
    const host = giftHost(call, "DATABASE");
    const asked = params.text("dbname").toLowerCase();
    const name = `sq_${asked}`;
    if (!/^[a-z0-9]{6,13}$/.test(asked)) refuse("14001");
    if (asked.includes("taken") || world.gifts.get(`DATABASE:${name}`)) refuse("14002");
    const password = params.text("dbpassword");
    if (!/^[\x21-\x7e]{6,20}$/.test(password)) refuse("14003");
    const engine = params.text("dbtype");
    if (engine !== "1" && engine !== "2") return refuse("16005");
    checkCoupon(call);
    if (hasMagic(asked, "fail-open") || (engine === "2" && !isWindows(host.kind))) refuse("16005");
    openGift(call, host, { kind: "DATABASE", name, password, engine });
    const row = {
      dbaddr: engine === "1" ? "mysql.sql80.cdncenter.net" : "mssql.sql12.cdncenter.net",
      dbname: name,
      dbaccount: name,
      dbpassword: password,
      ftpaddr: engine === "2" ? "ftp.sql12.cdncenter.net" : "",
      ftpname: engine === "2" ? name : "",
      ftppassword: engine === "2" ? password : "",
      regtime: milliTime(nowMs),
      expiretime: milliTime(host.expiresAtMs),
    };
    if (call.settings.warts !== "misprints") return [row];
    return new Raw(JSON.stringify([row]).replace(/"ftppassword":"([^"]*)",/, '"ftppassword":"$1'));
  },
};

const DAY_MS = 86_400_000;
const SCOPE = "域名，虚拟主机，企业邮局，数据库，橙云主机，VPS，智能解析，建站之星";

/** 七, 3: the account's coupons and vouchers. When one began to be good is not kept: yesterday, for half a year. */
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
      tktype: "0",
    });
    const rows = [...world.coupons.values()].map(row).filter(({ isvalid }) => state === "" || isvalid === state);
    if (settings.warts !== "misprints") return rows;
    return new Raw(JSON.stringify(rows).replace(/\}\]$/, "]}]"));
  },
};
