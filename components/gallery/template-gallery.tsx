import { useLocale, useTranslations } from "next-intl";
import type { GalleryTemplate, TemplateGalleryView } from "@/lib/gallery/contract";
import { addressIn } from "@/messages/addresses";
import { unchecked } from "@/messages/unchecked";
import { Pagination } from "../ui/pagination";
import { FilterRow } from "./filter-row";
import { type GalleryQuery, galleryHref } from "./gallery-href";
import { NothingFound } from "./nothing-found";
import { TemplateGrid } from "./template-grid";
import { TemplatePreview } from "./template-preview";

interface Props {
  gallery: TemplateGalleryView;
  filters: {
    kind: GalleryTemplate["kind"];
    category?: string | undefined;
    colour?: string | undefined;
    price?: string | undefined;
  };
  /** The parameters of this page's address. */
  query: GalleryQuery;
}

const KINDS = ["desktop", "mobile", "both", "mini_program"] as const;

/** Filters, the chosen template large, and a page of templates. */
export function TemplateGallery({ gallery, filters, query }: Props) {
  const t = useTranslations("templates");
  const any = unchecked(t);
  const language = useLocale();
  const { rows, count, page, pages, categories, colours, chosen } = gallery;
  const colourName = (colour: string) => (any.has(`colours.${colour}`) ? any(`colours.${colour}`) : colour);
  const at = (to: number) => addressIn(language, galleryHref({ ...query, page: String(to) }));
  return (
    <>
      {chosen && <TemplatePreview template={chosen} query={query} />}
      <search className="mb-8 block space-y-3" aria-label={t("filters.label")}>
        <FilterRow
          label={t("filters.kind")}
          name="kind"
          value={filters.kind}
          choices={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          query={query}
          needed
          clears={["category", "colour"]}
        />
        <FilterRow
          label={t("filters.category")}
          name="category"
          value={filters.category}
          choices={categories}
          query={query}
        />
        <FilterRow
          label={t("filters.colour")}
          name="colour"
          value={filters.colour}
          choices={colours.map((value) => ({ value, label: colourName(value) }))}
          query={query}
        />
        <FilterRow
          label={t("filters.price")}
          name="price"
          value={filters.price}
          choices={(["free", "premium"] as const).map((value) => ({ value, label: t(`prices.${value}`) }))}
          query={query}
        />
      </search>
      <p className="mb-4 text-sm text-ink-3">{t("count", { count })}</p>
      {rows.length === 0 ? (
        <NothingFound text={t("none")} href={galleryHref({ kind: query.kind })} />
      ) : (
        <TemplateGrid rows={rows} query={query} />
      )}
      <div className="py-6">
        <Pagination
          summary={pages > 1 ? t("page", { page, pages }) : undefined}
          previousHref={page > 1 ? at(page - 1) : undefined}
          nextHref={page < pages ? at(page + 1) : undefined}
        />
      </div>
    </>
  );
}
