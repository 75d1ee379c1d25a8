import { z } from "zod";
import { endpoint } from "../endpoint";
import { one, single, successAlone } from "../reading/answer";
import { count, need, plain, text, when } from "../reading/field";
import { coupon } from "../reading/value";
import { contactName, loginAddress, points, strongPassword } from "./marketing-values";

/** 十四、短信营销 (SMS). The chapter writes its folder sms here and SMS there; both are kept. */

const account = z.string().regex(/^[\x21-\x2b\x2d-\x7e]{1,100}$/, "upstream.account");
/** Results 21007 and 21009. */
const person = z.string().regex(/^[\p{Script=Han}A-Za-z0-9]{2,50}$/u, "upstream.person_name");
const company = z.string().regex(/^[\p{Script=Han}A-Za-z0-9.,]{2,150}$/u, "upstream.company_name");
const identityCard = z.string().regex(/^(\d{15}|\d{17}[\dXx])$/, "upstream.document_number");
const licence = z.string().regex(/^[0-9A-Za-z-]{6,30}$/, "upstream.document_number");

/** An object in the order's answer, a list with one object in the details'. The password is a secret. */
const smsOrder = one({
  account: ["account", need(text)],
  password: ["password", plain],
  pointsBought: ["buypoints", count],
  pointsLeft: ["restpoints", count],
  boughtAt: ["buytime", when],
});

/**
 * Buys an account with points. Spends the agent balance. Its identity data is audited, normally within a working day;
 * after a failed audit `readSms` says that the account is not ours (10019). The upstream makes account and password.
 * Manual: 十四、短信营销 (SMS), 1.
 */
export const buySms = endpoint("sms.createorder", {
  effect: "purchase",
  input: z.object({
    lastName: contactName,
    firstName: contactName,
    points: points(3_000, 10_000, 30_000, 50_000, 100_000),
    administrator: person,
    administratorIdNumber: identityCard,
    company,
    licenceNumber: licence,
    legalRepresentative: person,
    legalRepresentativeIdNumber: identityCard,
    coupon: coupon.optional(),
    voucher: coupon.optional(),
  }),
  wire: {
    lastName: "lastname",
    firstName: "firstname",
    administrator: "adminname",
    administratorIdNumber: "adminid",
    licenceNumber: "yyzz",
    legalRepresentative: "corporation",
    legalRepresentativeIdNumber: "corporationid",
    coupon: "signature",
    voucher: "voucherid",
  },
  secret: [
    "lastName",
    "firstName",
    "administrator",
    "administratorIdNumber",
    "licenceNumber",
    "legalRepresentative",
    "legalRepresentativeIdNumber",
  ],
  commas: ["company"], // result 21009 allows one in a company's name
  output: smsOrder,
  codes: {
    10012: "rejected:parameter_missing",
    10014: "ours:agent_name_missing",
    21001: "unknown:system_fault", // "系统部署错误": a fault inside the upstream, at an unknown step
    21002: "rejected:last_name_invalid",
    21003: "rejected:first_name_invalid",
    21004: "rejected:points_invalid",
    21005: "unknown:purchase_failed", // "产品购买失败": may come after the charge
    21007: "rejected:administrator_invalid",
    21008: "rejected:administrator_id_number_invalid",
    21009: "rejected:company_invalid",
    21010: "rejected:licence_number_invalid",
    21011: "rejected:legal_representative_invalid",
    21012: "rejected:legal_representative_id_number_invalid",
    10042: "ours:coupon_missing",
    10043: "ours:coupon_unusable",
    10046: "ours:voucher_missing",
  },
});

/** Sets the account's password. Manual: 十四、短信营销 (SMS), 2. */
export const setSmsPassword = endpoint("SMS.modifypass", {
  effect: "write",
  input: z.object({ account, password: strongPassword }),
  secret: ["password"],
  output: successAlone,
  codes: {
    10012: "rejected:parameter_missing",
    10014: "ours:agent_name_missing",
    21101: "rejected:account_invalid",
    10019: "rejected:not_ours",
    21102: "rejected:password_invalid",
    21103: "rejected:password_characters",
    21104: "rejected:change_failed",
  },
});

/**
 * Adds points to an account. Spends the agent balance. Accounts at the provider 互亿无线 take no 1,000 (21106); no call
 * answers which provider an account has. Manual: 十四、短信营销 (SMS), 3.
 */
export const buySmsPoints = endpoint("sms.upoints", {
  effect: "purchase",
  input: z.object({ account, points: points(1_000, 10_000, 30_000, 50_000, 100_000) }),
  output: successAlone,
  codes: {
    10012: "rejected:parameter_missing",
    10014: "ours:agent_name_missing",
    10019: "rejected:not_ours",
    21105: "rejected:points_malformed",
    21106: "rejected:points_invalid",
    21107: "unknown:points_purchase_failed", // "购买点数失败": may come after the charge
  },
});

/** Account, password, points and date; also of an account that was bought on the main site. Manual: 十四、短信营销 (SMS), 4. */
export const readSms = endpoint("sms.getdetail", {
  effect: "read",
  input: z.object({ account }),
  output: smsOrder,
  codes: { 10012: "rejected:parameter_missing", 10014: "ours:agent_name_missing", 10019: "rejected:not_ours" },
});

/** Points that are left. Its codes are those of EDM. Manual: 十四、短信营销 (SMS), 5. */
export const readSmsPoints = endpoint("SMS.getRestPoints", {
  effect: "read",
  input: z.object({ account }),
  output: single(need(count)),
  codes: {
    10012: "rejected:parameter_missing",
    10014: "ours:agent_name_missing",
    20002: "rejected:account_invalid",
    10019: "rejected:not_ours",
    20104: "rejected:points_unavailable",
    20103: "unknown:query_failed",
  },
});

/** An address that logs in to the account. Manual: 十四、短信营销 (SMS), 6. */
export const readSmsLogin = endpoint("SMS.getLoginURL", {
  effect: "read",
  input: z.object({ account }),
  output: loginAddress,
  codes: {
    10012: "rejected:parameter_missing",
    10014: "ours:agent_name_missing",
    20002: "rejected:account_invalid",
    10019: "rejected:not_ours",
    21109: "unknown:query_failed",
  },
});
