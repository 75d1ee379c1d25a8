import { z } from "zod";
import { endpoint } from "../endpoint";
import { many, map, one, successAlone } from "../reading/answer";
import { need, plain, states, text } from "../reading/field";
import { coupon, oneOf, years } from "../reading/value";
import { unseenDate, unseenNumber } from "./unseen-values";

/** 十六、搜客易. No longer sold: existing orders are read, renewed and upgraded. */

const name = z.string().regex(/^[0-9A-Za-z_.@-]{1,60}$/, "upstream.account");
const edition = oneOf({ baidu: "1", google: "2", baidu_google: "3" });
const editionOf = states({ 1: "baidu", 2: "google", 3: "baidu_google" } as const);
// Sent by the examples only; 5 is a year in every other chapter.
const period = oneOf({ year: "5" }).optional();

/** The password is a secret. */
const soukeyiOrder = one({
  name: ["s_nme", need(text)],
  account: ["s_unme", text],
  password: ["s_pass", plain],
  edition: ["s_prd", editionOf],
  description: ["g_nme", text],
  openedAt: ["s_addtme", unseenDate],
  expiresAt: ["s_exptme", unseenDate],
  /** The upstream's own words and units; the manual does not list them. */
  size: ["s_size", text],
  kind: ["s_mod", text],
  years: ["s_years", unseenNumber],
  stateText: ["s_status", text],
});

/** Buys an edition for whole years; the manual says that it is no longer sold. Spends the agent balance. Manual: 十六、搜客易, 1. */
export const buySoukeyi = endpoint("soukeyi.createorder", {
  effect: "purchase",
  input: z.object({ edition, years: years(1, 10), period, coupon: coupon.optional(), voucher: coupon.optional() }),
  wire: { edition: "prd", years: "term", period: "termtype", coupon: "signature", voucher: "voucherid" },
  output: soukeyiOrder,
  codes: {
    10012: "rejected:parameter_missing",
    10014: "ours:agent_name_missing",
    10042: "ours:coupon_missing",
    10043: "ours:coupon_unusable",
    10046: "ours:voucher_missing",
  },
});

/** Renews for whole years. Spends the agent balance. Manual: 十六、搜客易, 2. */
export const renewSoukeyi = endpoint("soukeyi.RenewOrder", {
  effect: "purchase",
  input: z.object({ name, years: years(1, 10), period, coupon: coupon.optional(), voucher: coupon.optional() }),
  wire: { name: "nme", years: "term", period: "termtype", coupon: "signature", voucher: "voucherid" },
  // The table writes term, as the order does; the example sends trem.
  variants: { soukeyi_years: { example: { wire: { years: "trem" } } } },
  output: successAlone,
  codes: {
    10012: "rejected:parameter_missing",
    10014: "ours:agent_name_missing",
    21101: "rejected:account_invalid",
    // The upstream must read the product before it knows a price, and there is no other code for a name that is not
    // ours: nothing was charged.
    10025: "rejected:not_found",
  },
});

/** Moves to another edition. Spends the agent balance; no endpoint quotes the price. Manual: 十六、搜客易, 3. */
export const upgradeSoukeyi = endpoint("soukeyi.UpgradeOrder", {
  effect: "purchase",
  input: z.object({ name, edition }),
  wire: { name: "nme", edition: "newprd" },
  output: successAlone,
  codes: {
    10012: "rejected:parameter_missing",
    10014: "ours:agent_name_missing",
    10025: "rejected:not_found", // as in the renewal
  },
});

/** Edition, dates, account and password of one order of ours. Manual: 十六、搜客易, 4. */
export const readSoukeyi = endpoint("soukeyi.getDetails", {
  effect: "read",
  input: z.object({ name }),
  wire: { name: "nme" },
  output: soukeyiOrder,
  codes: {
    10012: "rejected:parameter_missing",
    10014: "ours:agent_name_missing",
    10025: "rejected:not_found",
  },
});

/** What an order can be upgraded to, by number. Manual: 十六、搜客易, 5. */
export const listSoukeyiUpgrades = endpoint("soukeyi.getUpdatelist", {
  effect: "read",
  input: z.object({ name }),
  wire: { name: "nme" },
  // The table writes nme, as every call of the chapter does; the example sends account.
  variants: { soukeyi_upgrades_name: { example: { wire: { name: "account" } } } },
  output: map(many({ number: ["s_prd", need(text)] }), (items) => items.map(({ number }) => number)),
  codes: {
    10012: "rejected:parameter_missing",
    10014: "ours:agent_name_missing",
    20002: "rejected:account_invalid",
    10025: "rejected:not_found",
  },
});
