import type { PurchaseContext } from "@/lib/cndns/client";
import type { InputOf } from "@/lib/cndns/endpoint";
import { upgradeSite } from "@/lib/cndns/endpoints/site-controls";
import { buySecondVersion, buySite, buyTemplate, copySite, renewSite } from "@/lib/cndns/endpoints/sites";
import type { Outcome } from "@/lib/cndns/outcome";
import type { Purchase } from "../actions/purchase";
import type { Renewal } from "../actions/renew";
import type { Upgrade } from "../actions/upgrade";
import { boughtWithPassword } from "../bought-with-password";
import type { Config } from "../form";
import { mapOk } from "../map-ok";
import type { Bought } from "../product-action";
import type { Call } from "../reading";
import { isFullSite, isMiniProgram, locationOf, missingVersion, templateIdOf, versionsOf } from "./form";
import { templateOfChoice } from "./quote";

type Order = InputOf<typeof buySite>;

/** Orders a site, which is opened at once. The upstream makes its name and its password. Sends once, spends the agent balance. Manual: 十二, 3. */
export async function openSite(call: Call, purchase: Purchase, context: PurchaseContext): Promise<Outcome<Bought>> {
  const config = purchase.config as Config;
  const { template, mobileTemplate } = config;
  const outcome = await call(
    buySite,
    {
      years: purchase.years,
      edition: config.edition as Order["edition"],
      versions: versionsOf(config),
      location: locationOf(config) as Order["location"],
      ...(isFullSite(config) && template ? { templateId: templateIdOf(template) } : {}),
      ...((isFullSite(config) || isMiniProgram(config)) && mobileTemplate
        ? { mobileTemplateId: templateIdOf(mobileTemplate) }
        : {}),
      ...(config.language ? { language: config.language as Order["language"] } : {}),
    },
    context,
  );
  return mapOk(outcome, boughtWithPassword);
}

/** Sends once, spends the agent balance. Manual: 十二, 5. */
export async function renewSiteFor(call: Call, { name, years }: Renewal, context: PurchaseContext) {
  return await call(renewSite, { name, years }, context);
}

/** Sends once, spends the agent balance. Manual: 十二, 7. */
export async function upgradeSiteTo(
  call: Call,
  { name, config, before }: Upgrade,
  context: PurchaseContext,
): Promise<Outcome<unknown>> {
  type Target = InputOf<typeof upgradeSite>;
  const after = { ...before, ...config };
  return await call(
    upgradeSite,
    { name, edition: editionOf(after) as Target["edition"], location: locationOf(after) as Target["location"] },
    context,
  );
}

const editionOf = ({ edition }: Config): string => String(edition);

/** Opens the version that a site lacks. Sends once, spends the agent balance. Manual: 十二, 4. */
export async function openVersion(call: Call, { name, config, before }: Upgrade, context: PurchaseContext) {
  const chosen = missingVersion(before) === "desktop" ? config.template : config.mobileTemplate;
  return await call(buySecondVersion, { name, templateId: templateIdOf(chosen) }, context);
}

/** Sends once, spends the agent balance. Manual: 十二, 16. */
export async function buyPremiumTemplate(call: Call, { name, config }: Upgrade, context: PurchaseContext) {
  const { value, kind } = templateOfChoice(config);
  return await call(buyTemplate, { site: { name, version: kind }, templateId: templateIdOf(value) }, context);
}

/** Copies a site; the answer does not name the copy, so staff do. Sends once, spends the agent balance. Manual: 十二, 17. */
export async function openCopy(call: Call, purchase: Purchase, context: PurchaseContext): Promise<Outcome<Bought>> {
  const { source, edition } = purchase.config;
  const asked = {
    name: String(source),
    years: purchase.years,
    edition: edition as InputOf<typeof copySite>["edition"],
  };
  return mapOk(await call(copySite, asked, context), (): Bought => ({}));
}
