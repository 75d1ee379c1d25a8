import type { PurchaseContext } from "@/lib/cndns/client";
import { registerDomain, renewDomain } from "@/lib/cndns/endpoints/domains";
import type { Outcome } from "@/lib/cndns/outcome";
import { assert } from "@/lib/core/errors";
import type { Purchase } from "../actions/purchase";
import type { Renewal } from "../actions/renew";
import { mapOk } from "../map-ok";
import type { Bought } from "../product-action";
import type { Call } from "../reading";
import { domainForm } from "./form";

/** Orders the registration; ok means accepted. Sends once, spends the agent balance. Manual: 二、域名, 3. */
export async function buyDomain(call: Call, purchase: Purchase, context: PurchaseContext): Promise<Outcome<Bought>> {
  const { personalName } = domainForm.parse(purchase.config);
  assert(purchase.registrantUpstreamId !== null, "a domain is bought for a registrant that the upstream knows");
  const outcome = await call(
    registerDomain,
    {
      contactId: purchase.registrantUpstreamId,
      domain: purchase.displayName,
      years: purchase.years,
      password: purchase.secret,
      ...(personalName ? { personalName: true as const } : {}),
    },
    context,
  );
  return mapOk(outcome, () => ({}));
}

/** Renews for whole years, and only if the domain still has the expiry that was read before. Sends once, spends the agent balance. Manual: 二、域名, 4. */
export function renewDomainName(call: Call, renewal: Renewal, context: PurchaseContext): Promise<Outcome<unknown>> {
  const { displayName, years, expiresAtBefore } = renewal;
  return call(renewDomain, { domain: displayName, years, seenExpiry: expiresAtBefore }, context);
}
