import type { Codes, Named } from "./endpoint";

/** Why nothing was sent. It is certain: our code has not written a byte of the request. */
export type UnreachedReason =
  | "name_lookup"
  | "refused"
  | "connect_timeout"
  | "connect_failed"
  | "tls_failed"
  | "vetoed"
  | "aborted";

/** Why the outcome is unknown. */
export type UnknownReason =
  | "timeout"
  | "reset"
  | "aborted"
  | "http_status"
  | "redirect"
  | "too_large"
  | "unreadable"
  | "repaired"
  | "shape"
  | "code"
  | "unlisted_code"
  | "text_only"
  | "reply_not_stored";

/**
 * The five ways a call ends; a switch over `kind` is checked for completeness by `unreachable(outcome)`.
 *
 * - ok: the upstream accepted (a purchase is accepted, not yet done). `incomplete` tells that items of a list were
 *   unreadable or the list was cut: what is missing from it proves nothing.
 * - rejected: refused; nothing was charged or changed. Money can go back.
 * - ours: our account's trouble (authentication, agent balance, coupons); nothing was charged. Alarm staff.
 * - unreached: nothing was sent; trying again is safe.
 * - unknown: it may or may not have happened: ask by a read, never send a purchase again.
 */
export type Outcome<T, C extends Codes = Codes> =
  | { kind: "ok"; value: T; incomplete: boolean }
  | { kind: "rejected"; code: number; name: Named<C, "rejected">; text: string }
  | { kind: "ours"; code: number; name: Named<C, "ours"> | OursName; text: string }
  | { kind: "unreached"; reason: UnreachedReason }
  | { kind: "unknown"; reason: UnknownReason; code?: number; name?: string; text?: string; httpStatus?: number };

export type OursName =
  | "ip_not_allowed"
  | "api_expired"
  | "api_pending"
  | "api_forbidden"
  | "api_not_permitted"
  | "api_password_unreadable"
  | "user_unreadable"
  | "checksum_wrong"
  | "illegal_access"
  | "ip_blacklisted"
  | "otime_invalid"
  | "otime_not_today"
  | "agent_balance"
  | "coupon_missing"
  | "coupon_unusable"
  | "voucher_missing";

const AUTHENTICATION = new Set<string>([
  "ip_not_allowed",
  "api_expired",
  "api_pending",
  "api_forbidden",
  "api_not_permitted",
  "api_password_unreadable",
  "user_unreadable",
  "checksum_wrong",
  "illegal_access",
  "ip_blacklisted",
  "otime_invalid",
  "otime_not_today",
]);

/** Authentication codes of the support host that other hosts do not have. */
const SUPPORT_AUTHENTICATION = ["agent_name_invalid", "agent_unknown", "api_not_set_up", "ip_invalid"];
/** These refuse the otime, not the account: the next call has another otime. */
const OF_THE_MOMENT = ["otime_invalid", "otime_not_today"];
const CREDENTIALS = new Set(
  [...AUTHENTICATION, ...SUPPORT_AUTHENTICATION].filter((name) => !OF_THE_MOMENT.includes(name)),
);

/** An answer that refuses every call with these credentials from this address. */
export type Refusal = Pick<Extract<Outcome<unknown>, { kind: "ours" }>, "code" | "name" | "text">;

/**
 * True for a refusal that would also meet the next call. The upstream blacklists an account that continues (10022,
 * 10023), so all calls must stop.
 */
export function refusesCredentials(outcome: Outcome<unknown>): boolean {
  return outcome.kind === "ours" && CREDENTIALS.has(outcome.name);
}

/** True when the upstream does not accept our account at all, which pauses all purchases. */
export function isAuthenticationTrouble(outcome: Outcome<unknown>): boolean {
  return outcome.kind === "ours" && AUTHENTICATION.has(outcome.name);
}
