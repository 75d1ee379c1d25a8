import { useTranslations } from "next-intl";
import { type CaseGalleryView, type CaseKind, caseKinds } from "@/lib/gallery/contract";
import { CaseGrid } from "./case-grid";
import { FilterRow } from "./filter-row";
import { type GalleryQuery, galleryHref } from "./gallery-href";
import { GalleryRows } from "./gallery-rows";
import { NothingFound } from "./nothing-found";

interface Props {
  gallery: CaseGalleryView;
  filters: {
    kind: CaseKind;
    category?: string | undefined;
    subcategory?: string | undefined;
    colour?: string | undefined;
  };
  /** The parameters of this page's address. */
  query: GalleryQuery;
}

/** Filters, and a page of websites that others built. */
export function CaseGallery({ gallery, filters, query }: Props) {
  const t = useTranslations("templates");
  const { rows, count, page, pages, categories, subcategories, colours } = gallery;
  return (
    <GalleryRows
      filters={
        <>
          <FilterRow
            label={t("filters.kind")}
            name="kind"
            value={filters.kind}
            choices={caseKinds.map((value) => ({ value, label: t(`caseKinds.${value}`) }))}
            query={query}
            needed
            clears={["category", "subcategory", "colour"]}
          />
          <FilterRow
            label={t("filters.category")}
            name="category"
            value={filters.category}
            choices={categories}
            query={query}
            clears={["subcategory", "colour"]}
          />
          <FilterRow
            label={t("filters.subcategory")}
            name="subcategory"
            value={filters.subcategory}
            choices={subcategories}
            query={query}
            clears={["colour"]}
          />
          <FilterRow label={t("filters.colour")} name="colour" value={filters.colour} choices={colours} query={query} />
        </>
      }
      countText={t("countCases", { count })}
      {...{ page, pages, query }}
    >
      {rows.length === 0 ? (
        <NothingFound text={t("noneCases")} href={galleryHref({ show: "cases" })} />
      ) : (
        <CaseGrid rows={rows} kind={filters.kind} />
      )}
    </GalleryRows>
  );
}
