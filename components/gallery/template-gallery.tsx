import { useTranslations } from "next-intl";
import { type TemplateGalleryView, templatePrices } from "@/lib/gallery/contract";
import { TEMPLATE_KINDS, type TemplateKind } from "@/lib/product-lines/site/form";
import { unchecked } from "@/messages/unchecked";
import { FilterRow } from "./filter-row";
import { type GalleryQuery, galleryHref } from "./gallery-href";
import { GalleryRows } from "./gallery-rows";
import { NothingFound } from "./nothing-found";
import { TemplateGrid } from "./template-grid";
import { TemplatePreview } from "./template-preview";

interface Props {
  gallery: TemplateGalleryView;
  filters: {
    kind: TemplateKind;
    category?: string | undefined;
    colour?: string | undefined;
    price?: string | undefined;
  };
  /** The parameters of this page's address. */
  query: GalleryQuery;
}

/** Filters, the chosen template large, and a page of templates. */
export function TemplateGallery({ gallery, filters, query }: Props) {
  const t = useTranslations("templates");
  const any = unchecked(t);
  const { rows, count, page, pages, categories, colours, chosen } = gallery;
  const colourName = (colour: string) => (any.has(`colours.${colour}`) ? any(`colours.${colour}`) : colour);
  return (
    <>
      {chosen && <TemplatePreview template={chosen} query={query} />}
      <GalleryRows
        filters={
          <>
            <FilterRow
              label={t("filters.kind")}
              name="kind"
              value={filters.kind}
              choices={TEMPLATE_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
              query={query}
              needed
              clears={["category", "colour", "price"]}
            />
            <FilterRow
              label={t("filters.category")}
              name="category"
              value={filters.category}
              choices={categories}
              query={query}
              clears={["colour"]}
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
              choices={templatePrices.map((value) => ({ value, label: t(`prices.${value}`) }))}
              query={query}
            />
          </>
        }
        countText={t("count", { count })}
        {...{ page, pages, query }}
      >
        {rows.length === 0 ? (
          <NothingFound text={t("none")} href={galleryHref({ kind: query.kind })} />
        ) : (
          <TemplateGrid rows={rows} query={query} />
        )}
      </GalleryRows>
    </>
  );
}
