import { purchaseOf } from "../actions/purchase";
import { renewAction } from "../actions/renew";
import type { ProductLine } from "../line";
import { yearTerms } from "../term";
import { buyDomain, renewDomainName } from "./buy";
import { checkDomainRenewal, checkRegistration } from "./check-order";
import { registrarPanel } from "./controls/registrar-panel";
import { costKeyOf } from "./cost-key";
import { quoteDomainPurchase, quoteDomainRenewal } from "./quote";
import { domainAvailability, readDomainState } from "./read";
import { splitName } from "./split-name";
import { domainTransfer } from "./transfer";

const shared = { read: readDomainState, acceptedDeadlineMs: 48 * 3_600_000 };

/** Domains. They are bought on the search page and managed on pages of their own, so there is no form, and one control alone. */
export const domainLine: ProductLine = {
  id: "domain",
  // 6–16 letters or digits (manual 二、3).
  secretRule: { min: 6, max: 16, needs: ["letter", "digit"], specials: "" },
  priceKey: (displayName) => splitName(displayName).suffix,
  costKey: costKeyOf,
  isAvailable: domainAvailability,
  read: readDomainState,
  actions: {
    purchase: {
      ...purchaseOf({ ...shared, endpoint: "domains.CreateDom", quote: quoteDomainPurchase, buy: buyDomain }),
      offer: "registration",
      soldBy: "suffix",
      wantsRegistrant: true,
      checkOrder: checkRegistration,
      mask: () => ({ password: "***" }),
      // The values of the order (form.ts) are no configuration of the domain.
      setsConfig: false,
    },
    renew: {
      ...renewAction({
        ...shared,
        endpoint: "domains.DomainRenew",
        terms: () => yearTerms(1, 2, 3, 5, 10),
        quote: quoteDomainRenewal,
        renew: renewDomainName,
      }),
      soldBy: "suffix",
      checkOrder: checkDomainRenewal,
    },
    transfer: domainTransfer,
  },
  details: [],
  secrets: ["password"],
  controls: [registrarPanel],
  panels: [],
};
