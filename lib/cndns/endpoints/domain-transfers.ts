import { z } from "zod";
import { endpoint } from "../endpoint";
import { one, successAlone } from "../reading/answer";
import { count, states, text } from "../reading/field";
import { coupon, domainName, onlyYes, requiredIf, upstreamId, yesNo } from "../reading/value";

/** 二、域名, 2.g–2.j: transferring a domain in. */

/** A transfer code as the registrar gave it, with its # and @; sent percent-encoded. */
const transferCode = z.string().regex(/^[\x21-\x7e]{1,128}$/, "upstream.transfer_code");

/**
 * Orders a transfer to the upstream. Spends the agent balance. ok means accepted; it takes days. A code that holds a
 * comma goes as Base64 with `base64: true`. Manual: 二、域名, 2.g.
 */
export const transferDomain = endpoint("domains.domainzhuanru", {
  effect: "purchase",
  input: z.object({
    domain: domainName,
    contactId: upstreamId,
    transferCode,
    upstreamDns: yesNo("1", "0").optional(),
    // "required for .com .com.hk" is printed; the example moves a plain .com without it, so .hk must be meant.
    boundDomain: requiredIf("the domain is .hk or .com.hk", domainName),
    coupon: coupon.optional(),
    base64: onlyYes("Y").optional(),
  }),
  wire: {
    domain: "domainname",
    contactId: "userid",
    transferCode: "authcode",
    upstreamDns: "Mcdns", // the table's spelling; the example sends mcdns
    boundDomain: "Bounddomain",
    coupon: "Signature",
    base64: "jm",
  },
  secret: ["transferCode"],
  output: successAlone,
  codes: {
    11731: "rejected:transfer_code_missing",
    11729: "rejected:contact_id_malformed",
    11728: "rejected:domain_malformed",
    11732: "rejected:suffix_unsupported",
    11722: "rejected:contact_not_found",
    11725: "rejected:contact_unusable",
    11730: "rejected:bound_domain_malformed",
    11733: "rejected:bound_suffix_invalid",
    11734: "rejected:order_exists",
    11735: "rejected:transfer_exists",
    11736: "rejected:locked_or_expired",
    11738: "ours:agent_balance",
    // A wrong code and a registrar's refusal are also states of an existing transfer order (domainzhuanrustate 1;
    // updateauthcode answers both), so the order may have been made and charged before the code was tried.
    11739: "unknown:transfer_code_wrong",
    11740: "unknown:transfer_forbidden",
    11741: "unknown:transfer_exception",
    11744: "unknown:transfer_not_found", // said of the order just made
  },
});

export const transferStates = {
  0: "waiting",
  1: "transfer_code_wrong",
  2: "mail_to_be_sent",
  3: "waiting_for_customer",
  5: "waiting_for_query",
  6: "transferring",
  10: "done",
  11: "failed",
  12: "cancelled",
  13: "name_review",
  14: "real_name_review",
} as const;

/** The state of a transfer. Cancelling works only in the states 1, 2, 3, 13, 14. Manual: 二、域名, 2.h. */
export const readUpstreamTransfer = endpoint("domains.domainzhuanrustate", {
  effect: "read",
  input: z.object({ domain: domainName }),
  wire: { domain: "domainname" },
  output: one({ state: ["code", states(transferStates)], stateNumber: ["code", count], stateText: ["title", text] }),
  codes: {
    11728: "rejected:domain_malformed",
    11744: "rejected:not_found",
    11745: "unknown:state_exception",
  },
});

/** Cancels a transfer. Manual: 二、域名, 2.i. */
export const cancelUpstreamTransfer = endpoint("domains.cancelzhuanru", {
  effect: "write",
  input: z.object({ domain: domainName }),
  wire: { domain: "domainname" },
  output: successAlone,
  codes: {
    11728: "rejected:domain_malformed",
    11750: "rejected:not_found",
    11751: "rejected:cancel_failed",
  },
});

/** Starts a transfer again with a new code; no second charge is mentioned. Manual: 二、域名, 2.j. */
export const restartUpstreamTransfer = endpoint("domains.updateauthcode", {
  effect: "write",
  input: z.object({ domain: domainName, transferCode }),
  wire: { domain: "domainname", transferCode: "authcode" },
  secret: ["transferCode"],
  output: successAlone,
  codes: {
    11728: "rejected:domain_malformed",
    11752: "rejected:not_found",
    11753: "rejected:several_orders",
    11734: "rejected:order_exists",
    11739: "rejected:transfer_code_wrong",
    11740: "rejected:transfer_forbidden",
    11741: "unknown:transfer_exception", // "please contact support"
  },
});
