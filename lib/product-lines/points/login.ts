import type { ControlResult } from "../control";

/**
 * The result of asking for a login address. Accounts at other providers have an address without one-click login: the customer signs in
 * there with account and password, and the sentence says so.
 */
export function loginOf({ url, oneClick }: { url: string; oneClick: boolean }): ControlResult {
  return { link: url, params: { oneClick: oneClick ? "yes" : "no" } };
}
