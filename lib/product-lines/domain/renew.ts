import type { PurchaseContext } from "@/lib/cndns/client";
import { renewDomain } from "@/lib/cndns/endpoints/domains";
import type { Outcome } from "@/lib/cndns/outcome";
import type { Renewal } from "../line";
import type { Call } from "../reading";

/** Renews for whole years, and only from the expiry we saw. Sends once, spends the agent balance. Manual: 二、域名, 4. */
export function renewDomainName(call: Call, renewal: Renewal, context: PurchaseContext): Promise<Outcome<unknown>> {
  const { displayName, years, expiresAtBefore } = renewal;
  return call(renewDomain, { domain: displayName, years, seenExpiry: expiresAtBefore }, context);
}
