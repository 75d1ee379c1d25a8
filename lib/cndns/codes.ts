import type { AnyRow, Codes, Sort } from "./endpoint";

/**
 * Codes that any call may answer. A row's own entry wins. Authentication: manual, 一、权限验证. 10036 ("already accepted,
 * do not resubmit") means that an earlier call with this otime arrived. It does not say how that call ended, so it is
 * always unknown. Only a few endpoints list the codes on balance and coupons, though every purchase can fail with
 * them; the texts are the same wherever they are listed, and all of them are answered before anything is charged.
 */
export const commonCodes: Codes = {
  10001: "ours:ip_not_allowed",
  10002: "ours:api_expired",
  10003: "ours:api_pending",
  10004: "ours:api_forbidden",
  10005: "ours:api_not_permitted",
  10006: "ours:api_password_unreadable",
  10007: "ours:user_unreadable",
  10008: "ours:checksum_wrong",
  10022: "ours:illegal_access",
  10023: "ours:ip_blacklisted",
  10035: "ours:otime_invalid",
  10041: "ours:otime_not_today",
  10036: "unknown:already_accepted",
  10021: "ours:agent_balance",
  11738: "ours:agent_balance",
  10042: "ours:coupon_missing",
  10043: "ours:coupon_unusable",
  10046: "ours:voucher_missing",
};

/**
 * The sentences that the manual prints for those codes. The chapters without codes (cdn, ddos, bcc, ali) answer only
 * a sentence; one that is exactly the same proves what the code proves, any other proves nothing.
 */
export const commonSentences: Readonly<Record<string, number>> = {
  代理商金额不够: 10021,
  代理商金额不足: 10021,
  您帐户金额不足: 10021,
  金额不足: 10021,
  续费金额不足: 10021,
  优惠券不存在: 10042,
  当前优惠券码不能使用: 10043,
  当前优惠码不能使用: 10043,
  代金券不存在: 10046,
};

export interface CallFailure {
  code: number | null;
  text: string;
}

/**
 * Reads the message of a failed answer: "11318 解析信息不存在", "11318", 11318, or text alone.
 * The text may differ from the manual's table; it is for people, never for decisions.
 */
export function readFailure(message: unknown): CallFailure {
  const text = typeof message === "string" ? message.trim() : (JSON.stringify(message) ?? "");
  const match = /^["[{\s]*(\d{5})(?!\d)[\s:：,，.、-]*([\s\S]*)$/.exec(text);
  if (!match) return { code: null, text };
  return { code: Number(match[1]), text: (match[2] ?? "").trim() };
}

export interface Judged {
  sort: Sort;
  name: string;
}

/** What a code proves for this row; null when neither the row nor the common table lists it. */
export function judgeCode(row: AnyRow, code: number): Judged | null {
  const entry = row.codes[code] ?? commonCodes[code];
  if (!entry) return null;
  const colon = entry.indexOf(":");
  return { sort: entry.slice(0, colon) as Sort, name: entry.slice(colon + 1) };
}
