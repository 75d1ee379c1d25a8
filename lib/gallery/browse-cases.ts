import "server-only";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { readLineSale } from "@/lib/offers/line-sale";
import { categoryInEnglish } from "@/lib/product-lines/site/category-names";
import type { Language } from "@/messages/languages";
import type { CaseGalleryView, CaseKind, FilterChoice } from "./contract";
import { pageOf } from "./page-of";
import { safeUrl } from "./safe-url";
import { keptCaseFilters, keptCases } from "./site-lists";

export interface CaseFilters {
  kind: CaseKind;
  category?: string | undefined;
  /** Within the category. */
  subcategory?: string | undefined;
  colour?: string | undefined;
  page: number;
}

const PAGE = 24;

/**
 * Websites that others built, as the filters leave them, a page of them. Only choices that a website of the kind, and of the chosen
 * category, has are offered.
 * @throws AppError offers.line_not_sold (404), offers.line_silent (503)
 */
export async function browseCases(
  _actor: Actor,
  { kind, category, subcategory, colour, page }: CaseFilters,
  { locale }: { locale: Language },
): Promise<CaseGalleryView> {
  const { enabled } = await readLineSale("site");
  if (!enabled) throw new AppError("offers.line_not_sold", 404);
  const [cases, filters] = await Promise.all([keptCases(kind), keptCaseFilters()]);
  const parent = filters.categories.find(({ id }) => id === category);
  const child = parent?.children.find(({ id }) => id === subcategory);
  const inCategory = cases.filter(
    (one) =>
      (category === undefined || one.categories.includes(category)) &&
      (child === undefined || one.categories.includes(child.id)),
  );
  const found = inCategory.filter((one) => colour === undefined || one.colours.includes(colour));
  const choice = ({ id, name }: { id: string; name: string | null }): FilterChoice => ({
    value: id,
    label: name === null ? id : locale === "zh" ? name : categoryInEnglish(name),
  });
  const shown = pageOf(found, page, PAGE);
  return {
    ...shown,
    rows: shown.rows.map(({ key, name, url, pictureUrl }) => ({
      ...{ key, name, url: safeUrl(url) },
      picture: pictureUrl !== null,
    })),
    categories: filters.categories.filter(({ id }) => cases.some((one) => one.categories.includes(id))).map(choice),
    subcategories: (parent?.children ?? [])
      .filter(({ id }) => cases.some((one) => one.categories.includes(id)))
      .map(choice),
    colours: filters.colours.filter(({ id }) => inCategory.some((one) => one.colours.includes(id))).map(choice),
  };
}
