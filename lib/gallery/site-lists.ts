import "server-only";
import { createHash } from "node:crypto";
import { listShowcase, readShowcaseFilters, type ShowcaseFilters } from "@/lib/cndns/endpoints/site-catalogue";
import type { SiteOptions } from "@/lib/product-lines/site/form";
import { type ListedTemplate, readCategories, readTemplates } from "@/lib/product-lines/site/options";
import { upstream } from "@/lib/upstream/client";
import type { CaseKind } from "./contract";
import { keptGalleryList } from "./keep-list";

/** A template as it is kept: our cost as text, because JSON has no bigint. */
export type KeptTemplate = Omit<ListedTemplate, "costFen"> & { costFen: string | null };

interface Templates {
  categories: SiteOptions["categories"];
  templates: KeptTemplate[];
}

/** All templates with their addresses. Manual: 十二, 1 and 2. */
export function keptTemplates(): Promise<Templates> {
  return keptGalleryList<Templates>("site.templates", async () => {
    const { call } = upstream();
    const [categories, templates] = await Promise.all([readCategories(call), readTemplates(call)]);
    if (categories === "unclear" || templates === "unclear") return "unclear";
    return { categories, templates: templates.map((one) => ({ ...one, costFen: one.costFen?.toString() ?? null })) };
  });
}

export interface KeptCase {
  key: string;
  name: string;
  url: string | null;
  pictureUrl: string | null;
  categories: string[];
  colours: string[];
}

/** The kind and its cases all at once: which of three parameters takes a category, the manual does not say. Manual: 十二, 15. */
export function keptCases(kind: CaseKind): Promise<KeptCase[]> {
  return keptGalleryList<KeptCase[]>(`site.cases.${kind}`, async () => {
    const outcome = await upstream().call(listShowcase, { kind });
    if (outcome.kind !== "ok") return "unclear";
    return outcome.value.map(({ name, url, pictureUrl, categoryId, parentCategoryId, colourIds }) => ({
      key: createHash("sha256")
        .update(pictureUrl ?? name)
        .digest("hex")
        .slice(0, 24),
      name,
      url,
      pictureUrl,
      categories: [categoryId, parentCategoryId].flatMap((id) => id ?? []),
      colours: colourIds,
    }));
  });
}

/** Manual: 十二, 14. */
export function keptCaseFilters(): Promise<ShowcaseFilters> {
  return keptGalleryList<ShowcaseFilters>("site.cases.filters", async () => {
    const outcome = await upstream().call(readShowcaseFilters, {});
    return outcome.kind === "ok" ? outcome.value : "unclear";
  });
}
