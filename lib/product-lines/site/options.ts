import { listTemplateCategories, listTemplates } from "@/lib/cndns/endpoints/site-catalogue";
import { listSiteDomains, listSiteUpgrades } from "@/lib/cndns/endpoints/site-controls";
import type { Call } from "../reading";
import { categoryInEnglish } from "./category-names";
import { type SiteOptions, type SiteTemplate, type SiteUpgradeOptions, TEMPLATE_KINDS } from "./form";

/** A template as the upstream lists it. */
export interface ListedTemplate extends SiteTemplate {
  colour: string | null;
  pictureUrl: string | null;
  thumbnailUrl: string | null;
  previewUrl: string | null;
  /** Our cost, of premium templates. */
  costFen: bigint | null;
}

/** All templates, the free ones first, or "unclear". Manual: 十二, 2. */
export async function readTemplates(call: Call): Promise<ListedTemplate[] | "unclear"> {
  const asked = [false, true].flatMap((premium) => TEMPLATE_KINDS.map((kind) => ({ premium, kind })));
  const answers = await Promise.all(
    asked.map(async ({ premium, kind }) => ({ premium, kind, outcome: await call(listTemplates, { premium, kind }) })),
  );
  const found: ListedTemplate[] = [];
  for (const { premium, kind, outcome } of answers) {
    if (outcome.kind !== "ok") return "unclear";
    for (const one of outcome.value) {
      // One without a price can't be sold, one without a category not be found.
      if (!/^\d{1,10}$/.test(one.templateId) || !one.categoryId || (premium && one.priceFen === null)) continue;
      found.push({
        ...{ id: one.templateId, name: one.name ?? `#${one.templateId}`, kind, category: one.categoryId, premium },
        level: one.level ?? 1,
        colour: one.colour,
        pictureUrl: one.pictureUrl,
        thumbnailUrl: one.thumbnailUrl,
        previewUrl: one.previewUrl,
        costFen: premium ? one.priceFen : null,
      });
    }
  }
  return found;
}

/** The categories of all kinds of templates, or "unclear". Manual: 十二, 1. */
export async function readCategories(call: Call): Promise<SiteOptions["categories"] | "unclear"> {
  const answers = await Promise.all(TEMPLATE_KINDS.map((kind) => call(listTemplateCategories, { kind })));
  const names = new Map<string, string>();
  for (const outcome of answers) {
    if (outcome.kind !== "ok") return "unclear";
    for (const { categoryId, name } of outcome.value) if (!names.has(categoryId)) names.set(categoryId, name);
  }
  return [...names].map(([id, zh]) => ({ id, zh, en: categoryInEnglish(zh) }));
}

/** What the order form offers now. */
export async function readSiteOptions(call: Call): Promise<SiteOptions | "unclear"> {
  const [categories, templates] = await Promise.all([readCategories(call), readTemplates(call)]);
  if (categories === "unclear" || templates === "unclear") return "unclear";
  return {
    categories,
    templates: templates.map(({ id, name, kind, category, level, premium }) => ({
      id,
      name,
      kind,
      category,
      level,
      premium,
    })),
  };
}

/** What a site can become; null: nothing. Manual: 十二, 6. */
export async function readSiteUpgrades(call: Call, name: string): Promise<SiteUpgradeOptions | null | "unclear"> {
  const [upgrades, domains] = await Promise.all([call(listSiteUpgrades, { name }), call(listSiteDomains, { name })]);
  if (upgrades.kind === "rejected") return null;
  if (upgrades.kind !== "ok" || domains.kind !== "ok") return "unclear";
  const targets = upgrades.value.flatMap(({ edition, location }) => {
    const known = edition !== null && edition !== "other" && location !== null && location !== "other";
    return known ? [{ edition, location }] : [];
  });
  return targets.length > 0 ? { targets, bound: domains.value.length } : null;
}
