import type { Handler } from "../../http/call";
import { refuse } from "../../http/call";
import { sellTo } from "../../selling/sell";
import {
  addPoints,
  checkContact,
  heldAccount,
  madePassword,
  priceOf,
  prices,
  putAccount,
  requireAll,
  restOf,
  seenAccount,
} from "./find-account";
import type { PointsAccount } from "./rows";

const FIRST_ORDER = ["10000", "30000", "50000", "100000"];
const MAIL = /^[^\s@,]+@[^\s@,]+\.[^\s@,]+$/;
const OTHER_SERVICE = "http://mail.edmcn.cn/";

/** 十三, 1: answers a list with one object. From 50,000 points on the account is at CNDNS's own service. */
export const createEdm: Handler = {
  handle(call) {
    const { params, world, nowMs } = call;
    requireAll(call, ["lastname", "firstname", "points"]);
    const points = params.text("points");
    if (!FIRST_ORDER.includes(points)) refuse("20007");
    checkContact(call, { lastName: "20005", firstName: "20006", failed: "20008" });
    const account = `edm${100_000 + Number(world.nextNumber("nextId"))}@edm.example.com`;
    const saleId = sellTo(call, account, priceOf(prices.edm, points) ?? 0n);
    const row: PointsAccount = {
      account,
      product: "edm",
      password: madePassword(account),
      bought: Number(points),
      used: 0,
      usedAtMs: nowMs,
      boughtAtMs: nowMs,
      provider: Number(points) >= 50_000 ? "cndns" : "edmcn",
      countable: true,
      audit: "passed",
      company: "",
      saleId,
    };
    putAccount(world, row);
    return [fields(row)];
  },
};

function fields(row: PointsAccount): Record<string, string> {
  const { account, password, bought } = row;
  return { account, password, points: String(bought), WebURL: serviceOf(row) };
}

const serviceOf = ({ provider }: PointsAccount) =>
  provider === "cndns" ? "http://edm.cndns.example.com/" : OTHER_SERVICE;

/** 十三, 2. A password has at least 6 characters and not both braces. */
export const modifyEdmPass: Handler = {
  handle(call) {
    const { params, world } = call;
    requireAll(call, ["account", "password"]);
    if (!MAIL.test(params.text("account"))) refuse("20002");
    const row = heldAccount(call, "edm");
    const password = params.text("password");
    if (!/^[\x21-\x7e]{6,64}$/.test(password) || /\{.*\}|\}.*\{/.test(password)) refuse("20004");
    if (password === row.password) refuse("20101");
    putAccount(world, { ...row, password });
    return "";
  },
};

/** 十三, 3. 1,000 points can be bought only here. */
export const buyEdmPoints: Handler = {
  handle(call) {
    const { params, world } = call;
    requireAll(call, ["account", "points"]);
    const row = heldAccount(call, "edm");
    const points = params.text("points");
    const priceFen = priceOf(prices.edm, points) ?? refuse("20007");
    if (!row.countable) refuse("20102");
    sellTo(call, row.account, priceFen);
    addPoints(world, row, Number(points));
    return "";
  },
};

/** 十三, 4: an object. */
export const edmDetail: Handler = {
  handle(call) {
    requireAll(call, ["account"]);
    return fields(seenAccount(call, "edm"));
  },
};

/** 十三, 5 */
export const edmRestPoints: Handler = {
  handle(call) {
    requireAll(call, ["account"]);
    if (!MAIL.test(call.params.text("account"))) refuse("20002");
    const row = seenAccount(call, "edm");
    if (!row.countable) refuse("20104");
    return String(restOf(row, call.nowMs));
  },
};

/** 十三, 6: another service has no one-click login, only its address. */
export const edmLoginUrl: Handler = {
  handle(call) {
    requireAll(call, ["account"]);
    if (!MAIL.test(call.params.text("account"))) refuse("20002");
    const row = seenAccount(call, "edm");
    if (!row.countable) refuse("20105");
    return row.provider === "edmcn" ? OTHER_SERVICE : `${serviceOf(row)}login?account=${row.account}&t=${call.otime}`;
  },
};
