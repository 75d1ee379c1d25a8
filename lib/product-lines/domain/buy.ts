import type { PurchaseContext } from "@/lib/cndns/client";
import { registerDomain } from "@/lib/cndns/endpoints/domains";
import type { Outcome } from "@/lib/cndns/outcome";
import { assert } from "@/lib/core/errors";
import type { Bought, Purchase } from "../line";
import { mapOk } from "../map-ok";
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

export function maskDomainPurchase(purchase: Purchase): Record<string, string | number | boolean> {
  const { personalName } = domainForm.parse(purchase.config);
  return {
    domain: purchase.displayName,
    years: purchase.years,
    contactId: purchase.registrantUpstreamId ?? "",
    personalName,
    password: "***",
  };
}
