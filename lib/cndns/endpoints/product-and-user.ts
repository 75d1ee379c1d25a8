import { z } from "zod";
import { endpoint } from "../endpoint";
import { one, single, successAlone } from "../reading/answer";
import { fen, price } from "../reading/field";
import { oneOf, requiredIf, suffix, word } from "../reading/value";

/** 十七、通用功能: name check, the agent's money, prices. */

/** Whether a product name can be used: ok means yes, rejected "name_taken" no. Manual: 十七, 1. */
export const checkUpstreamProductName = endpoint("product.checkpraname", {
  effect: "read",
  input: z.object({
    name: word,
    product: oneOf({
      domain: "1",
      hosting: "2",
      database: "3",
      mail: "4",
      sitestar: "5",
      edm: "6",
      sitestar_licence: "7",
      qituibao_company: "8",
      qituibao_mobile: "9",
      qituibao_email: "10",
    }),
  }),
  wire: { name: "praname", product: "protype" },
  secretOf: ({ product }) => (product === "qituibao_mobile" || product === "qituibao_email" ? ["name"] : []),
  output: successAlone,
  codes: {
    10012: "ours:agent_name_missing",
    10027: "rejected:name_missing",
    10028: "rejected:product_missing",
    10029: "rejected:product_invalid",
    10030: "rejected:name_invalid",
    10031: "rejected:name_taken",
    10049: "rejected:company_unusable",
    10050: "rejected:mobile_unusable",
    10051: "rejected:email_unusable",
  },
});

/**
 * The agent's money in fen. None of the fields is explained; in the example available = balance − frozen (frozen is
 * negative). Manual: 十七, 2.
 */
export const readAgentMoney = endpoint("user.userdetail", {
  effect: "read",
  input: z.object({}),
  output: one({
    borrowedFen: ["borrowmoney", fen],
    frozenFen: ["frozenmoney", fen],
    balanceFen: ["balancemoney", fen],
    availableFen: ["availablebalance", fen],
    usedFen: ["usedmoney", fen],
    temporaryFen: ["tempmoney", fen],
    rewardFen: ["rewardmoney", fen],
    remittedFen: ["totalremittance", fen],
  }),
  codes: { 10012: "ours:agent_name_missing" },
});

const period = oneOf({ month: "2", half_year: "4", year: "5" });
const wireYears = z.int().min(1).max(10).optional();
const code = z.string().regex(/^[0-9A-Za-z_-]{1,64}$/, "upstream.product_code");
const amount = z.string().regex(/^\d{1,6}$/, "upstream.amount");
const domainPrice = {
  product: oneOf({ domain: "1" }),
  years: wireYears,
  names: oneOf({ chinese: "dmc", english: "dme" }),
  price: oneOf({ purchase: "0", renewal: "1" }).optional(),
};
const sitePrice = { product: oneOf({ site: "4" }), years: wireYears };

/**
 * What a product costs us, in fen; null when the upstream finds no price (it answers 0). Manual: 十七, 3.
 * 10001 means "the price could not be queried" here and "address not allowed" everywhere else: unknown, not ours.
 */
export const readPrice = endpoint("product.getProductPrice", {
  effect: "read",
  input: z.union([
    z.object({ ...domainPrice, suffix }),
    z.object({ ...domainPrice, productCode: code }),
    z.object({
      product: oneOf({ cloud: "2" }),
      years: wireYears,
      cpu: amount,
      ramMb: amount,
      diskGb: amount,
      bandwidthMbps: amount,
      room: amount,
      system: word,
      period,
    }),
    z.object({
      product: oneOf({ hosting: "3" }),
      years: wireYears,
      hostKind: oneOf({ standard: "bz", linux: "lin", net: "net", jsp: "jsp", shop: "shop" }),
      sizeHundredMb: z.string().regex(/^(1|1\.5|2|3|5|8|10|20|50)$/, "upstream.host_size"),
      line: requiredIf("the location is cn", oneOf({ telecom: "dx", dual: "sx", multi: "mx" })),
      location: oneOf({ china: "cn", hong_kong: "hk", usa: "usa" }),
    }),
    z.object({ product: oneOf({ hosting: "3" }), years: wireYears, productCode: code }),
    z.object({
      ...sitePrice,
      siteKind: oneOf({ standard: "bz", business: "sw" }),
      siteSizeMb: oneOf({ "200": "200", "500": "500", "800": "800", "1000": "1000" }),
      location: oneOf({ china: "cn", hong_kong: "hk" }),
      siteSystem: oneOf({ windows: "windows", linux: "linux" }),
    }),
    z.object({
      ...sitePrice,
      siteKind: oneOf({ desktop: "pc", mobile: "mbl" }),
      edition: oneOf({ basic: "pro", standard: "ulti", marketing: "shop", catering: "dinner" }),
      location: oneOf({
        china: "cn",
        hong_kong: "hk",
        beijing: "bj",
        guangzhou: "gz",
        shanghai: "sh",
        hangzhou: "alyhz",
      }),
    }),
    z.object({ ...sitePrice, productCode: code }),
    // The manual names no parameter for it: those of the other products are sent.
    z.object({
      product: oneOf({ ddos: "5" }),
      years: wireYears,
      productCode: code.optional(),
      period: period.optional(),
    }),
  ]),
  wire: {
    product: "type",
    names: "tag",
    price: "priceType",
    productCode: "prd",
    ramMb: "ram",
    diskGb: "hd", // lower case here, HD and BD in the cloud chapter
    bandwidthMbps: "bd",
    room: "place",
    system: "os",
    period: "tmetpe",
    hostKind: "hosttype",
    sizeHundredMb: "hostsize",
    line: "linetype",
    siteKind: "tag",
    siteSizeMb: "websitesize", // the table's spelling; the example sends website
    siteSystem: "system",
    edition: "websitesetag", // the table's spelling; the example sends websitetag
  },
  output: single(price),
  codes: { 10001: "unknown:price_query_failed" },
});

/** What renewing a product costs us, in fen; null when the upstream finds no price. Manual: 十七, 4. */
export const readRenewPrice = endpoint("product.getRenewPrice", {
  effect: "read",
  input: z.object({
    product: oneOf({ domain: "1", cloud: "2", hosting: "3", site: "4" }),
    name: word,
    years: wireYears,
    period: period.optional(),
  }),
  wire: { product: "type", name: "pdtname", period: "tmetpe" },
  output: single(price),
  codes: { 10000: "unknown:success_as_failure", 10001: "unknown:price_query_failed" },
});
