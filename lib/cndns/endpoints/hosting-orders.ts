import { z } from "zod";
import { endpoint } from "../endpoint";
import { many, one, single, successAlone } from "../reading/answer";
import { need, price, text } from "../reading/field";
import { coupon, oneOf, requiredIf, years } from "../reading/value";
import {
  hostFields,
  hostKind,
  hostLine,
  hostLocation,
  hostName,
  hostPassword,
  nameCodes,
  newHostName,
  orderSizeMb,
  priceSizeMb,
  readHostKind,
  readHostLine,
  readHostLocation,
  readSizeMb,
} from "./hosting-terms";

/** 三、虚拟主机, 1–5 and 28: products, prices, purchase, renewal, upgrade. */

const product = {
  kind: ["hosttype", need(readHostKind)],
  /** The upstream's letters, for kinds that nobody documented. */
  kindText: ["hosttype", text],
  sizeMb: ["hostsize", need(readSizeMb)],
  line: ["linetype", readHostLine],
  location: ["location", need(readHostLocation)],
} as const;

/** What can be ordered now: kind, line, location and size of each product. Manual: 三、虚拟主机, 1. */
export const listHostProducts = endpoint("hosting.HostList", {
  effect: "read",
  input: z.object({}),
  output: many(product),
  codes: {},
});

const lineInChina = { path: ["line"], error: "upstream.host_line" };
/** "仅中国大陆的主机有线路区分,香港主机、美国主机和网店主机无此选项". */
const hasLine = (order: { location: string; kind: string; line?: string | undefined }) =>
  (order.location === "china" && order.kind !== "shop") === (order.line !== undefined);

/**
 * Orders a host for whole years. Spends the agent balance. `name` is ours to choose (letters, at most ten) and is how
 * the host is found again. The answer's fields are explained, its container is not shown. Manual: 三、虚拟主机, 2.
 */
export const orderHost = endpoint("hosting.CreateHosting", {
  effect: "purchase",
  input: z
    .object({
      name: newHostName,
      password: hostPassword,
      years: years(1, 5),
      kind: hostKind,
      sizeMb: orderSizeMb,
      line: requiredIf("the location is mainland China", hostLine),
      location: hostLocation,
      coupon: coupon.optional(),
      voucher: coupon.optional(),
      // Only the example has it, and the manual does not say what it asks for; in the answer svrip is the server's
      // address.
      serverAddress: z.ipv4().optional(),
    })
    .refine(hasLine, lineInChina),
  wire: {
    name: "ftpname",
    password: "ftppassword",
    kind: "hosttype",
    sizeMb: "hostsize",
    line: "linetype",
    location: "Location", // capital L here and in getPrice, small in HostingUpgrade
    coupon: "signature",
    voucher: "voucherid",
    serverAddress: "svrip",
  },
  secret: ["password"],
  output: one(hostFields),
  codes: {
    10014: "ours:agent_name_missing",
    13001: "rejected:name_malformed",
    13002: "rejected:name_taken",
    13003: "rejected:name_forbidden",
    13004: "rejected:password_malformed",
    13005: "rejected:years_wrong",
    13006: "unknown:opening_failed", // "产品开通错误", "虚拟主机开通失败": may come after the charge
    10042: "ours:coupon_missing",
    10043: "ours:coupon_unusable",
  },
});

/**
 * Renews for whole years ("the order's range": 1–5). Spends the agent balance. The upstream does not refuse a second
 * renewal: compare the expiry before and after. Manual: 三、虚拟主机, 3.
 */
export const renewHost = endpoint("hosting.RenewHosting", {
  effect: "purchase",
  input: z.object({
    name: hostName,
    years: years(1, 5),
    coupon: coupon.optional(),
    voucher: coupon.optional(),
  }),
  wire: { name: "ftpname", coupon: "signature", voucher: "voucherid" },
  output: successAlone,
  codes: {
    ...nameCodes,
    10016: "rejected:years_wrong",
    13010: "unknown:renewal_failed", // "产品续费失败": may come after the charge
    10042: "ours:coupon_missing",
    10043: "ours:coupon_unusable",
    10046: "ours:voucher_missing",
  },
});

/**
 * What a host can be upgraded to. The example's answer is blank and its list form is not documented; the fields of
 * the products' list are expected, as those are what HostingUpgrade takes. Manual: 三、虚拟主机, 4.
 */
export const listHostUpgrades = endpoint("hosting.getHostUpgradeList", {
  effect: "read",
  input: z.object({ name: hostName }),
  wire: { name: "ftpname" },
  output: many(product),
  codes: { 13146: "rejected:host_unreadable" },
});

/**
 * Changes a host to another product of its upgrade list. Spends the agent balance; no endpoint quotes the price.
 * Manual: 三、虚拟主机, 5.
 */
export const upgradeHost = endpoint("hosting.HostingUpgrade", {
  effect: "purchase",
  input: z
    .object({
      name: hostName,
      kind: hostKind,
      sizeMb: orderSizeMb,
      line: requiredIf("the location is mainland China", hostLine),
      location: hostLocation,
    })
    .refine(hasLine, lineInChina),
  wire: { name: "ftpname", kind: "hoststyp", sizeMb: "hostsize", line: "linetype" },
  // The table writes hoststyp, the example sends hosttype like every other call: both are sent; the upstream ignores
  // the one that it does not know.
  again: { kind: "hosttype" },
  output: successAlone,
  codes: {
    ...nameCodes,
    13145: "unknown:upgrade_failed", // "升级失败": may come after the charge
  },
});

/**
 * What a new host costs us, in fen; null when the upstream finds no price. Knows fewer kinds, lines and locations than
 * can be ordered. Manual: 三、虚拟主机, 28.
 */
export const readHostPrice = endpoint("hosting.getPrice", {
  effect: "read",
  input: z
    .object({
      years: years(1, 5),
      kind: oneOf({
        standard: "bz",
        linux: "lin",
        net: "net",
        jsp: "jsp",
        cloud_standard: "yxbz",
        cloud_linux: "yxlin",
      }),
      sizeMb: priceSizeMb,
      // The table has no yx, but prices yxbz and yxlin, and the order puts them on that line.
      line: requiredIf("the location is mainland China", hostLine),
      location: oneOf({ china: "cn", hong_kong: "hk", usa: "usa" }),
    })
    .refine(hasLine, lineInChina),
  wire: { kind: "hosttype", sizeMb: "hostsize", line: "linetype", location: "Location" },
  output: single(price),
  codes: {
    10014: "ours:agent_name_missing",
    13005: "rejected:years_wrong",
    13011: "rejected:product_not_found",
    13012: "rejected:price_not_found",
  },
});
