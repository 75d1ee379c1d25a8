import { z } from "zod";
import { endpoint } from "../endpoint";
import { one, single, successAlone } from "../reading/answer";
import { count, need, plain, text } from "../reading/field";
import { coupon } from "../reading/value";
import { contactName, loginAddress, points, strongPassword } from "./marketing-values";

/** 十三、批量邮 (EDM): bulk mail by points. */

const account = z.email("upstream.email").regex(/^[^,]{3,100}$/, "upstream.email");

/** The answer of order and details: a list with one object there, an object here. The password is a secret. */
const edmOrder = one({
  account: ["account", need(text)],
  password: ["password", plain],
  points: ["points", count],
  webUrl: ["weburl", text],
});

/**
 * Buys an account with points. Spends the agent balance. The upstream makes account and password: without an answer the
 * account can't be found by name. Manual: 十三、批量邮 (EDM), 1.
 */
export const buyEdm = endpoint("EDM.createorder", {
  effect: "purchase",
  input: z.object({
    lastName: contactName,
    firstName: contactName,
    points: points(10_000, 30_000, 50_000, 100_000),
    coupon: coupon.optional(),
    voucher: coupon.optional(),
  }),
  wire: { lastName: "lastname", firstName: "firstname", coupon: "signature", voucher: "voucherid" },
  secret: ["lastName", "firstName"],
  output: edmOrder,
  codes: {
    10012: "rejected:parameter_missing",
    10014: "ours:agent_name_missing",
    // Account and password are no parameters: these codes mean that the upstream failed on values that it made
    // itself, at an unknown step.
    20002: "unknown:account_invalid",
    20003: "unknown:account_used",
    20004: "unknown:password_invalid",
    20005: "rejected:last_name_invalid",
    20006: "rejected:first_name_invalid",
    20007: "rejected:points_invalid",
    20008: "unknown:purchase_failed", // "购买失败": may come after the charge
    10042: "ours:coupon_missing",
    10043: "ours:coupon_unusable",
    10046: "ours:voucher_missing",
  },
});

/** Sets the account's password. Manual: 十三、批量邮 (EDM), 2. */
export const setEdmPassword = endpoint("EDM.modifypass", {
  effect: "write",
  input: z.object({ account, password: strongPassword }),
  secret: ["password"],
  output: successAlone,
  codes: {
    10012: "rejected:parameter_missing",
    10014: "ours:agent_name_missing",
    20002: "rejected:account_invalid",
    10019: "rejected:not_ours",
    20004: "rejected:password_invalid",
    20101: "rejected:change_failed",
  },
});

/** Adds points to an account. Spends the agent balance. Manual: 十三、批量邮 (EDM), 3. */
export const buyEdmPoints = endpoint("EDM.upoints", {
  effect: "purchase",
  input: z.object({ account, points: points(1_000, 10_000, 30_000, 50_000, 100_000) }),
  output: successAlone,
  codes: {
    10012: "rejected:parameter_missing",
    10014: "ours:agent_name_missing",
    10019: "rejected:not_ours",
    20007: "rejected:points_invalid",
    20102: "unknown:points_purchase_failed", // "点数购买失败": may come after the charge
  },
});

/** Account, password and points bought; also of an account that was bought on the main site. Manual: 十三、批量邮 (EDM), 4. */
export const readEdm = endpoint("EDM.getdetail", {
  effect: "read",
  input: z.object({ account }),
  output: edmOrder,
  codes: { 10012: "rejected:parameter_missing", 10014: "ours:agent_name_missing", 10019: "rejected:not_ours" },
});

/** Points that are left. Some orders can't answer it (20104). Manual: 十三、批量邮 (EDM), 5. */
export const readEdmPoints = endpoint("EDM.getRestPoints", {
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

/** An address that logs in to the account. Manual: 十三、批量邮 (EDM), 6. */
export const readEdmLogin = endpoint("EDM.getLoginURL", {
  effect: "read",
  input: z.object({ account }),
  output: loginAddress,
  codes: {
    10012: "rejected:parameter_missing",
    10014: "ours:agent_name_missing",
    20002: "rejected:account_invalid",
    10019: "rejected:not_ours",
    20105: "unknown:query_failed",
  },
});
