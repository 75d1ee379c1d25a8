import { findPurchase } from "../find-purchase";
import { findRenewal } from "../find-renewal";
import { yearTerms } from "../form";
import type { ProductLine } from "../line";
import { buyDomain, maskDomainPurchase } from "./buy";
import { quotePurchase, quoteRenewal } from "./quote";
import { isAvailable, readDomainState } from "./read";
import { renewDomainName } from "./renew";
import { splitName } from "./split-name";
import { domainTransfer } from "./transfer";

/** Domains are found on the search page and managed on pages of their own: no form, no controls here. */
export const domainLine: ProductLine = {
  id: "domain",
  findable: true,
  acceptedDeadlineMs: 48 * 3_600_000,
  // 6–16 letters or digits (manual 二、3).
  secretRule: { min: 6, max: 16, needs: ["letter", "digit"], specials: "" },
  renewalTerms: () => yearTerms(1, 2, 3, 5, 10),
  priceKey: (displayName) => splitName(displayName).suffix,
  quotePurchase,
  quoteRenewal,
  isAvailable,
  read: readDomainState,
  purchaseEndpoint: "domains.CreateDom",
  renewalEndpoint: "domains.DomainRenew",
  buy: buyDomain,
  renew: renewDomainName,
  maskPurchase: maskDomainPurchase,
  findPurchase,
  findRenewal,
  transfer: domainTransfer,
  details: [],
  secrets: ["password"],
  controls: [],
  panels: [],
};
