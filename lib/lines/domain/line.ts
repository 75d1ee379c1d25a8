import type { Line } from "../line";
import { buyDomain, maskDomainPurchase } from "./buy";
import { findPurchase, findRenewal } from "./find";
import { quotePurchase, quoteRenewal } from "./quote";
import { isAvailable, readDomainState } from "./read";
import { renewDomainName } from "./renew";

export const domainLine: Line = {
  id: "domain",
  findable: true,
  acceptedDeadlineMs: 48 * 3_600_000,
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
};
