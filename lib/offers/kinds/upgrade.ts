import "server-only";
import { AppError, assert, conflict, invalid } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { costTableOf } from "@/lib/pricing/cost-table";
import { linePrice } from "@/lib/pricing/line-price";
import type { ActionId } from "@/lib/product-lines/action-id";
import type { UpgradeAction } from "@/lib/product-lines/actions/upgrade";
import { agrees, type Config, checkFields, type FormField } from "@/lib/product-lines/form";
import type { ProductLine } from "@/lib/product-lines/line";
import { productLineOf } from "@/lib/product-lines/registry";
import { soldUpgrade } from "@/lib/product-lines/sold-form";
import { upstream } from "@/lib/upstream/client";
import { describeBoth } from "../describe-config";
import { formFaults } from "../form-faults";
import { formActionOf, upgradeOptions } from "../read-upgrade";
import type { AskedOffer, Offered, OfferKind, OwnService, PricedTerm } from "./kind";
import { NO_TERM } from "./price-terms";

/**
 * The upgrade of a service to another configuration, or another change of it that a form describes. Asks the upstream for what is
 * possible, how the product stands, and what the change costs: that depends on the day, so that in a cart (mode view) nothing is asked
 * and there is no price.
 */
export const upgradeOffer: OfferKind = async (asked, { mode }): Promise<Offered> => {
  const { service, action, config } = asked;
  assert(service, "an upgrade is of a service");
  const { productLine, name, displayName, id: serviceId } = service;
  const choice = { productLine, action, name, displayName, serviceId, ...NO_TERM };
  const common = { terms: [NO_TERM], renewYearFen: null, registry: null, unsold: "offers.service_not_for_sale" };
  if (mode === "view") return { ...common, choice: { ...choice, config }, prices: [] };
  const checked = await checkUpgrade(service, action, config);
  return {
    ...common,
    choice: { ...choice, config: checked.config },
    prices: await priceUpgrade(asked, service, checked),
    details: () => detailsOf(service, checked),
  };
};

interface CheckedUpgrade {
  productLine: ProductLine;
  action: UpgradeAction;
  fields: readonly FormField[];
  config: Config;
}

/** Holds what was chosen against what the service can become. */
async function checkUpgrade(service: OwnService, actionId: ActionId, draft: Config): Promise<CheckedUpgrade> {
  const productLine = productLineOf(service.productLine);
  const action = formActionOf(service, actionId);
  const { options, unsold, unsoldPairs } = await upgradeOptions(service, actionId);
  if (options === null || !action) throw conflict("offers.service_not_for_sale", { name: service.displayName });
  const form = soldUpgrade(action.form, unsold, unsoldPairs);
  const fields = form.fields(options as never, draft, service.config);
  const { config, faults } = checkFields(fields, draft);
  const rules = Object.keys(faults).length === 0 ? form.check?.(options as never, config, service.config) : {};
  const refused = {
    ...formFaults(productLine.id, faults, fields, draft),
    ...Object.fromEntries(
      Object.entries(rules ?? {}).map(([field, code]) => [`config.${field}`, `lines.${productLine.id}.${code}`]),
    ),
  };
  if (Object.keys(refused).length > 0) throw invalid(refused);
  return { productLine, action, fields, config: form.complete?.(config, service.config) ?? config };
}

async function priceUpgrade(
  { action: actionId }: AskedOffer,
  service: OwnService,
  { productLine, action, config }: CheckedUpgrade,
): Promise<PricedTerm[]> {
  const { call } = upstream();
  const { name, displayName, parentId } = service;
  const { state, expiresAt, snapshot, reason, config: read } = await productLine.read(call, name ?? "", displayName);
  if (state === "unclear" || !read) throw new AppError("offers.line_silent", 503);
  // What the upstream doesn't show of it stands as we keep it.
  const now = { ...service.config, ...read };
  if (agrees(config, now)) throw conflict("offers.nothing_changes");
  const subject = { name: name ?? "", displayName, config: now, snapshot, reason, gift: parentId !== null, expiresAt };
  if (action.blocked?.(subject)) throw conflict("offers.upgrade_blocked", { name: displayName });
  const change = { name: name ?? "", displayName, config, ...NO_TERM };
  const at = new Date();
  const costs = await costTableOf(db, { productLine: productLine.id, action: actionId, displayName }, at);
  const before = { expiresAt, failed: false, config: now };
  const costFen = await action.quote(call, { ...change, before }, costs, at);
  if (costFen === "unclear") throw new AppError("offers.line_silent", 503);
  if (costFen === null) throw conflict("offers.service_not_for_sale", { name: displayName });
  const priceFen = await linePrice(costFen, { ...change, productLine: productLine.id, action: actionId });
  return [{ ...NO_TERM, costFen, priceFen }];
}

async function detailsOf(service: OwnService, { productLine, action, fields, config }: CheckedUpgrade) {
  const title = action.form.title?.(config, service.config);
  return title ? { zh: title, en: title } : await describeBoth(productLine.id, fields, config);
}
