import { z } from "zod";
import { endpoint } from "../endpoint";
import { many, map, one, single, successAlone } from "../reading/answer";
import { need, plain, states, text } from "../reading/field";
import { contactEmailAddress, coupon, domainName, oneOf, requiredIf, word, years } from "../reading/value";
import { unseenDate, unseenNumber } from "./unseen-values";

/** 十五、企推宝: a promotion product in eight editions of three families: 商贸 (trade), 推广 (promotion), 全能 (all-round). */

const name = z.string().regex(/^[0-9A-Za-z_.@-]{1,60}$/, "upstream.account");

export const qituibaoEditions = {
  trade_entry: "1",
  trade_standard: "2",
  trade_flagship: "3",
  promotion_entry: "4",
  promotion_standard: "5",
  all_round_entry: "6",
  all_round_standard: "7",
  all_round_flagship: "8",
} as const;

const BUSINESS = "the edition is trade or all-round";
const PROMOTION = "the edition is promotion";
const businessFields = { required: ["mobile", "email"], optional: ["telephone", "contact"] } as const;
const promotionFields = {
  required: ["domain", "keyword", "generalKeyword", "regionalKeyword"],
  optional: ["secondKeyword"],
} as const;

const editionOf = states(
  Object.fromEntries(Object.entries(qituibaoEditions).map(([edition, wire]) => [wire, edition])) as Record<
    string,
    keyof typeof qituibaoEditions
  >,
);

const order = {
  years: years(1, 10),
  // Sent by the examples only; 5 is a year in every other chapter.
  period: oneOf({ year: "5" }).optional(),
  company: word,
  room: oneOf({ shanghai: "1", overseas: "2", beijing: "3", guangzhou: "4", azure_east_china: "6" }),
  coupon: coupon.optional(),
  voucher: coupon.optional(),
};

/**
 * Fields with s_ for trade and all-round editions, with y_ for promotion editions; an object in the order's answer, a
 * list with one object in the details'. The password is a secret.
 */
const qituibaoOrder = one({
  name: [["s_nme", "y_nme"], need(text)],
  account: ["s_o1", text],
  password: [["s_o2", "y_ext1"], plain],
  edition: [["s_prd", "y_prd"], editionOf],
  description: ["g_nme", text],
  openedAt: [["s_addtme", "y_addtme"], unseenDate],
  expiresAt: [["s_exptme", "y_exptme"], unseenDate],
  company: [["s_copnme_cn", "y_customername"], text],
  email: ["s_eml", text],
  mobile: ["s_o8", text],
  contact: ["s_o7", text],
  telephone: ["s_tel", text],
  domain: ["y_sitedomain", text],
  keyword: ["y_setkeywordinfo", text],
  secondKeyword: ["y_ext6", text],
  generalKeyword: ["y_setlongwordrule", text],
  regionalKeyword: ["y_setcitylongwordrule", text],
  years: [["s_yarcnt", "y_years"], unseenNumber],
  /** The upstream's own word; the manual does not list them. */
  stateText: [["s_regstt", "y_regstt"], text],
});

/** Buys an edition for whole years. Spends the agent balance. The upstream makes the name. Manual: 十五、企推宝, 1. */
export const buyQituibao = endpoint("qituibao.createorder", {
  effect: "purchase",
  input: z
    .object({
      edition: oneOf(qituibaoEditions),
      ...order,
      mobile: requiredIf(BUSINESS, z.string().regex(/^1\d{10}$/, "upstream.mobile")),
      email: requiredIf(BUSINESS, contactEmailAddress),
      telephone: z
        .string()
        .regex(/^[0-9-]{7,20}$/, "upstream.telephone")
        .optional(),
      contact: word.optional(),
      domain: requiredIf(PROMOTION, domainName),
      keyword: requiredIf(PROMOTION, word),
      secondKeyword: word.optional(),
      generalKeyword: requiredIf(PROMOTION, word),
      regionalKeyword: requiredIf(PROMOTION, word),
    })
    .superRefine((wanted, ctx) => {
      const promotion = wanted.edition.startsWith("promotion");
      const mine = promotion ? promotionFields : businessFields;
      for (const field of mine.required) {
        if (wanted[field] === undefined) ctx.addIssue({ code: "custom", path: [field], message: "upstream.blank" });
      }
      const others = promotion ? businessFields : promotionFields;
      for (const field of [...others.required, ...others.optional]) {
        if (wanted[field] !== undefined)
          ctx.addIssue({ code: "custom", path: [field], message: "upstream.other_edition" });
      }
    }),
  wire: {
    edition: "prd",
    years: "term",
    period: "termtype",
    company: "companyname",
    room: "place",
    contact: "linkman",
    secondKeyword: "secKeyword",
    generalKeyword: "longWord",
    regionalKeyword: "cityLongWord",
    coupon: "signature",
    voucher: "voucherid",
  },
  secret: ["mobile", "email", "telephone", "contact"],
  output: qituibaoOrder,
  codes: {
    10012: "rejected:parameter_missing",
    10014: "ours:agent_name_missing",
    21001: "unknown:system_fault", // "系统部署错误": a fault inside the upstream, at an unknown step
    10049: "rejected:company_unusable",
    10050: "rejected:mobile_unusable",
    10051: "rejected:email_unusable",
    21005: "unknown:purchase_failed", // "产品购买失败": may come after the charge
    10042: "ours:coupon_missing",
    10043: "ours:coupon_unusable",
    10046: "ours:voucher_missing",
  },
});

/** Renews for whole years. Spends the agent balance. Manual: 十五、企推宝, 2. */
export const renewQituibao = endpoint("qituibao.reneworder", {
  effect: "purchase",
  input: z.object({
    name,
    years: years(1, 10),
    period: order.period,
    coupon: coupon.optional(),
    voucher: coupon.optional(),
  }),
  wire: { name: "nme", years: "term", period: "termtype", coupon: "signature", voucher: "voucherid" },
  output: successAlone,
  codes: {
    10014: "ours:agent_name_missing",
    10015: "rejected:name_missing",
    10016: "rejected:years_invalid",
    13010: "unknown:renewal_failed", // "产品续费失败": may come after the charge
  },
});

/**
 * Moves to a higher edition. Spends the agent balance; no endpoint quotes the price. The table calls 1–3 basic,
 * standard and flagship, unlike the order's table, so use a number of `listQituibaoUpgrades`. Manual: 十五、企推宝, 3.
 */
export const upgradeQituibao = endpoint("qituibao.UpgradeOrder", {
  effect: "purchase",
  input: z.object({ name, edition: oneOf({ basic: "1", standard: "2", flagship: "3" }) }),
  wire: { name: "nme", edition: "newprd" },
  output: successAlone,
  codes: {
    10014: "ours:agent_name_missing",
    // The upstream must read the order before it knows a price, and there is no other code for a name that is not
    // ours: nothing was charged.
    10025: "rejected:not_found",
    14101: "unknown:upgrade_failed", // "升级失败": may come after the charge
  },
});

/** Editions, dates, password and contact data of one order of ours. Manual: 十五、企推宝, 4. */
export const readQituibao = endpoint("qituibao.getDetails", {
  effect: "read",
  input: z.object({ name }),
  wire: { name: "nme" },
  output: qituibaoOrder,
  codes: { 10012: "rejected:parameter_missing", 10025: "rejected:not_found" },
});

/** What an order can be upgraded to, by number. Manual: 十五、企推宝, 5. */
export const listQituibaoUpgrades = endpoint("qituibao.getUpgradeList", {
  effect: "read",
  input: z.object({ name }),
  wire: { name: "nme" },
  output: map(many({ number: ["s_prd", need(text)] }), (items) => items.map(({ number }) => number)),
  codes: {
    10012: "rejected:parameter_missing",
    10014: "ours:agent_name_missing",
    10025: "rejected:not_found",
  },
});

/** The index of a keyword; the manual does not show its form: a number where it is one. Manual: 十五、企推宝, 6. */
export const readKeywordIndex = endpoint("qituibao.checkKeyword", {
  effect: "read",
  input: z.object({ keyword: word }),
  output: map(single(need(text)), (shown) => ({
    index: /^\d{1,12}(\.\d+)?$/.test(shown) ? Number(shown) : null,
    shown,
  })),
  codes: {
    10012: "rejected:parameter_missing",
    10014: "ours:agent_name_missing",
    10025: "unknown:query_failed",
  },
});

/** The first number in the text: "域名数量: 0". */
const domainCount = need(
  text.transform((t) => {
    const match = t === null ? null : /\d{1,9}/.exec(t);
    return match ? Number(match[0]) : null;
  }),
);

/** How many promotion editions already use the domain. Manual: 十五、企推宝, 7. */
export const checkQituibaoDomain = endpoint("qituibao.CheckDomain", {
  effect: "read",
  input: z.object({ domain: domainName }),
  wire: { domain: "dmoain" }, // spelled so in table and example
  output: map(single(domainCount), (found) => ({ exists: found > 0 })),
  codes: {
    10012: "rejected:parameter_missing",
    10014: "ours:agent_name_missing",
    10025: "unknown:query_failed",
  },
});
