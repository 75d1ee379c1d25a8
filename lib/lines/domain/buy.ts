import type { PurchaseContext } from "@/lib/cndns/client";
import { registerDomain } from "@/lib/cndns/endpoints/domains";
import type { Outcome } from "@/lib/cndns/outcome";
import { assert } from "@/lib/core/errors";
import type { Call, Purchase } from "../line";
import { domainForm } from "./form";

/** Orders the registration; ok means accepted. Sends once, spends the agent balance. Manual: 二、域名, 3. */
export function buyDomain(call: Call, purchase: Purchase, context: PurchaseContext): Promise<Outcome<unknown>> {
  const { personalName } = domainForm.parse(purchase.config);
  assert(purchase.registrantUpstreamId !== null, "a domain is bought for a registrant that the upstream knows");
  return call(
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
