import "server-only";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { readLineSale } from "@/lib/offers/line-sale";
import { linePrice } from "@/lib/pricing/line-price";
import { editionsFor, templateValue } from "@/lib/product-lines/site/form";
import type { Language } from "@/messages/languages";
import type { GalleryTemplate, TemplateGalleryView } from "./contract";
import { pageOf } from "./page-of";
import { safeUrl } from "./safe-url";
import { type KeptTemplate, keptTemplates } from "./site-lists";

export interface TemplateFilters {
  kind: GalleryTemplate["kind"];
  category?: string | undefined;
  colour?: string | undefined;
  price?: "free" | "premium" | undefined;
  page: number;
  /** The template to show large. */
  template?: string | undefined;
}

const PAGE = 24;

/**
 * The templates that the filters leave, a page of them, and the colours of the chosen category. A filter that names nothing shows nothing,
 * never an error.
 * @throws AppError offers.line_not_sold (404), offers.line_silent (503)
 */
export async function browseTemplates(
  _actor: Actor,
  filters: TemplateFilters,
  { locale }: { locale: Language },
): Promise<TemplateGalleryView> {
  const { enabled } = await readLineSale("site");
  if (!enabled) throw new AppError("offers.line_not_sold", 404);
  const { categories, templates } = await keptTemplates();
  const ofKind = templates.filter(({ kind }) => kind === filters.kind);
  const inCategory = ofKind.filter(({ category }) => filters.category === undefined || category === filters.category);
  const found = inCategory.filter(
    ({ colour, premium }) =>
      (filters.colour === undefined || colour === filters.colour) &&
      (filters.price === undefined || premium === (filters.price === "premium")),
  );
  const names = new Map(categories.map(({ id, zh, en }) => [id, locale === "zh" ? zh : en]));
  const shown = (one: KeptTemplate) => shownTemplate(one, names);
  const page = pageOf(found, filters.page, PAGE);
  const chosen = templates.find(({ id }) => id === filters.template);
  return {
    ...page,
    rows: await Promise.all(page.rows.map(shown)),
    categories: categories
      .filter(({ id }) => ofKind.some(({ category }) => category === id))
      .map(({ id }) => ({ value: id, label: names.get(id) ?? id })),
    colours: [...new Set(inCategory.flatMap(({ colour }) => colour ?? []))],
    chosen: chosen ? await shown(chosen) : null,
  };
}

async function shownTemplate(one: KeptTemplate, names: ReadonlyMap<string, string>): Promise<GalleryTemplate> {
  const { id, name, kind, category, colour, premium, level, costFen, previewUrl } = one;
  const sold = {
    productLine: "site",
    action: "buyTemplate",
    displayName: "",
    config: {},
    years: 0,
    months: 0,
  } as const;
  const editions = editionsFor(kind, level);
  return {
    ...{ id, name, kind, category, colour, premium, editions },
    categoryName: names.get(category) ?? "",
    priceFen: costFen === null ? null : await linePrice(BigInt(costFen), sold),
    previewUrl: safeUrl(previewUrl),
    orderHref: orderHref(one, editions[0] ?? "basic"),
  };
}

/** The order form reads its first values from the address. */
function orderHref({ id, kind, category, premium }: KeptTemplate, edition: string): string {
  const value = templateValue({ id, premium });
  const chosen: Record<string, string> = {
    edition,
    ...(kind === "mini_program" ? {} : { versions: kind }),
    category,
    ...(kind === "desktop" || kind === "both" ? { template: value } : {}),
    ...(kind === "desktop" ? {} : { mobileTemplate: value }),
  };
  return `/products/site?${new URLSearchParams(chosen)}`;
}
