import { canRegisterFor, canRenewFor, suffixRules } from "@/lib/core/suffix-rules";
import { ownUnmoved } from "../actions/renew";
import { type OrderCheck, type OrderedAction, type OrderFacts, wrong } from "../order-check";
import { domainForm, endsTooFar, transferCode, transferForm } from "./form";

/** Checks the order of a new name: under a suffix that is sold, for one of the customer's registrants. */
export function checkRegistration({ name, years, months, config }: OrderedAction, facts: OrderFacts): OrderCheck {
  const { suffix } = facts;
  if (!suffix?.enabled || name === null) return wrong("orders.not_for_sale");
  if (months > 0 || !canRegisterFor(suffix, years)) return wrong("orders.years_not_allowed", { years });
  const registrant = checkRegistrant(facts, suffix.registrantKind);
  if ("code" in registrant) return registrant;
  const form = domainForm.safeParse(config);
  return form.success ? { config: form.data, registrantId: registrant.id, serviceId: null } : wrong("quote.invalid");
}

/** Checks the renewal of the customer's own domain: for years that its suffix allows, and not further ahead than registries allow. */
export function checkDomainRenewal(asked: OrderedAction, facts: OrderFacts): OrderCheck {
  const own = ownUnmoved(asked, facts);
  if ("code" in own) return own;
  const { suffix, service, now } = facts;
  const { years } = asked;
  if (!suffix) return wrong("orders.not_for_sale");
  const tooFar = service?.expiresAt != null && endsTooFar(service.expiresAt, years, now);
  return tooFar || !canRenewFor(suffix, years) ? wrong("orders.years_not_allowed", { years }) : own;
}

/** Checks the transfer of a name from another registrar: with its code, for one of the customer's registrants. */
export function checkTransfer(asked: OrderedAction, facts: OrderFacts): OrderCheck {
  const { suffix } = facts;
  const sold = suffix?.enabled && suffix.transferable && suffix.transferCostFen !== null;
  if (asked.name === null || !sold) return wrong("orders.not_for_sale");
  const form = transferForm.safeParse(asked.config);
  if (!form.success || asked.years !== 1 || asked.months > 0) return wrong("quote.invalid");
  const { ourNameServers, boundDomain } = form.data;
  const bound = boundDomain !== undefined;
  if (!transferCode.safeParse(asked.secret).success || bound !== suffixRules(suffix.suffix).wantsBoundDomain) {
    return wrong("quote.invalid");
  }
  const registrant = checkRegistrant(facts, suffix.registrantKind);
  if ("code" in registrant) return registrant;
  const config = { ourNameServers, ...(boundDomain === undefined ? {} : { boundDomain }) };
  return { config, registrantId: registrant.id, serviceId: null };
}

/** Checks that the registrant is the customer's, is known to the upstream, and is of a kind that the suffix takes. */
function checkRegistrant({ registrant, now }: OrderFacts, wanted: string): { id: string } | ReturnType<typeof wrong> {
  if (!registrant) return wrong("orders.registrant_missing", {}, "registrantId");
  if (registrant.state !== "ready" || !registrant.upstreamId) {
    return wrong("orders.registrant_not_ready", {}, "registrantId");
  }
  // The domain would be registered with other data than the customer has seen.
  if (registrant.changingUntil !== null) {
    const code = registrant.changingUntil > now ? "orders.registrant_changing" : "orders.registrant_unclear";
    return wrong(code, {}, "registrantId");
  }
  return wanted === "any" || wanted === registrant.kind
    ? registrant
    : wrong("orders.registrant_kind", { kind: wanted }, "registrantId");
}
