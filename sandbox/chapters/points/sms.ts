import { type Call, type Handler, refuse } from "../../http/call";
import { refund, sellTo } from "../../selling/sell";
import type { World } from "../../world/world";
import { shanghaiParts } from "../../world/write-dates";
import {
  addPoints,
  checkContact,
  heldAccount,
  madePassword,
  pointsKey,
  prices,
  putAccount,
  requireAll,
  restOf,
  seenAccount,
} from "./find-account";
import type { PointsAccount } from "./rows";

const FIRST_ORDER = ["3000", "10000", "30000", "50000", "100000"];
const FURTHER = ["1000", "10000", "30000", "50000", "100000"];
const REQUIRED = "lastname firstname points adminname adminid company yyzz corporation corporationid".split(" ");
const ACCOUNT = /^[A-Za-z0-9._@-]{3,60}$/;
const PERSON = /^[\p{Script=Han}A-Za-z0-9]{2,50}$/u;
const CARD = /^(\d{15}|\d{17}[\dXx])$/;

/** 十四, 1: answers an object. A company with 互亿 in its name gets that gateway. */
export const createSms: Handler = {
  handle(call) {
    const { params, world, nowMs, settings } = call;
    requireAll(call, REQUIRED);
    const points = params.text("points");
    if (!FIRST_ORDER.includes(points)) refuse("21004");
    checkContact(call, { lastName: "21002", firstName: "21003", failed: "21005" });
    const company = readIdentity(call);
    const account = `sms${100_000 + Number(world.nextNumber("nextId"))}`;
    const saleId = sellTo(call, account, prices.sms[points] ?? 0n);
    const row: PointsAccount = {
      account,
      product: "sms",
      password: madePassword(account),
      bought: Number(points),
      used: 0,
      usedAtMs: nowMs,
      boughtAtMs: nowMs,
      provider: company.includes("互亿") ? "huyi" : "cndns",
      countable: true,
      audit: "waiting",
      company,
      saleId,
    };
    putAccount(world, row);
    world.later("sms", pointsKey("sms", account), nowMs + settings.smsAuditMs);
    return fields(row, nowMs, call.warts ? "0:0:0" : "00:00:00");
  },
};

/** The company's name may hold commas, by result 21009. */
function readIdentity({ params }: Call): string {
  const company = params.whole("company").trim();
  if (!PERSON.test(params.text("adminname"))) refuse("21007");
  if (!CARD.test(params.text("adminid"))) refuse("21008");
  if (!/^[\p{Script=Han}A-Za-z0-9.,]{2,150}$/u.test(company)) refuse("21009");
  if (!/^[0-9A-Za-z-]{6,30}$/.test(params.text("yyzz"))) refuse("21010");
  if (!PERSON.test(params.text("corporation"))) refuse("21011");
  if (!CARD.test(params.text("corporationid"))) refuse("21012");
  return company;
}

/** The manual prints the day with an oddly spaced midnight. */
function fields(row: PointsAccount, nowMs: number, midnight: string): Record<string, string> {
  const [[year, month, day]] = shanghaiParts(row.boughtAtMs);
  const two = (n: number) => String(n).padStart(2, "0");
  return {
    account: row.account,
    password: row.password,
    buypoints: String(row.bought),
    restpoints: String(restOf(row, nowMs)),
    buytime: `${year}-${two(month)}-${two(day)} ${midnight}`,
  };
}

/** Finishes the audit: a company with 审核失败 in its name fails, and its order is refunded. */
export function finishSmsAudit(world: World, key: string): void {
  const row = world.points.get(key);
  if (row?.audit !== "waiting") return;
  const failed = row.company.includes("审核失败");
  world.points.put(key, { ...row, audit: failed ? "failed" : "passed", usedAtMs: world.now() });
  if (failed) refund(world, row.saleId, "audit failed");
}

/** 十四, 2 */
export const modifySmsPass: Handler = {
  handle(call) {
    const { params, world } = call;
    requireAll(call, ["account", "password"]);
    if (!ACCOUNT.test(params.text("account"))) refuse("21101");
    const row = heldAccount(call, "sms");
    const password = params.text("password");
    if (!/^.{6,64}$/u.test(password)) refuse("21102");
    if (/\{.*\}|\}.*\{|[^\x21-\x7e]/.test(password)) refuse("21103");
    if (row.audit === "waiting") refuse("21104");
    putAccount(world, { ...row, password });
    return "";
  },
};

/** 十四, 3. 互亿无线 sells no 1,000. Nothing is added before the audit is over. */
export const buySmsPoints: Handler = {
  handle(call) {
    const { params, world } = call;
    requireAll(call, ["account", "points"]);
    const row = heldAccount(call, "sms");
    const points = params.text("points");
    if (!/^\d{1,9}$/.test(points)) refuse("21105");
    if (!FURTHER.includes(points) || (row.provider === "huyi" && points === "1000")) refuse("21106");
    if (row.audit === "waiting") refuse("21107");
    sellTo(call, row.account, prices.sms[points] ?? refuse("21106"));
    addPoints(world, row, Number(points));
    return "";
  },
};

/** 十四, 4: a list with one object, the time with blanks. */
export const smsDetail: Handler = {
  handle(call) {
    requireAll(call, ["account"]);
    return [fields(seenAccount(call, "sms"), call.nowMs, call.warts ? "0: 0: 0" : "00:00:00")];
  },
};

/** 十四, 5: with the codes of bulk mail. */
export const smsRestPoints: Handler = {
  handle(call) {
    requireAll(call, ["account"]);
    if (!ACCOUNT.test(call.params.text("account"))) refuse("20002");
    const row = seenAccount(call, "sms");
    if (row.audit === "waiting") refuse("20104");
    return String(restOf(row, call.nowMs));
  },
};

/** 十四, 6 */
export const smsLoginUrl: Handler = {
  handle(call) {
    requireAll(call, ["account"]);
    if (!ACCOUNT.test(call.params.text("account"))) refuse("20002");
    const row = seenAccount(call, "sms");
    if (row.audit === "waiting") refuse("21109");
    return `http://sms.cndns.example.com/login?account=${row.account}&t=${call.otime}`;
  },
};
