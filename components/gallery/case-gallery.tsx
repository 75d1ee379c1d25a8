import { useLocale, useTranslations } from "next-intl";
import { type CaseGalleryView, type CaseKind, caseKinds } from "@/lib/gallery/contract";
import { addressIn } from "@/messages/addresses";
import { Pagination } from "../ui/pagination";
import { CaseGrid } from "./case-grid";
import { FilterRow } from "./filter-row";
import { type GalleryQuery, galleryHref } from "./gallery-href";
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
  const language = useLocale();
  const { rows, count, page, pages, categories, subcategories, colours } = gallery;
  const at = (to: number) => addressIn(language, galleryHref({ ...query, page: String(to) }));
  return (
    <>
      <search className="mb-8 block space-y-3" aria-label={t("filters.label")}>
        <FilterRow
          label={t("filters.kind")}
          name="kind"
          value={filters.kind}
          choices={caseKinds.map((value) => ({ value, label: t(`caseKinds.${value}`) }))}
          query={query}
          needed
        />
        <FilterRow
          label={t("filters.category")}
          name="category"
          value={filters.category}
          choices={categories}
          query={query}
          clears={["subcategory"]}
        />
        <FilterRow
          label={t("filters.subcategory")}
          name="subcategory"
          value={filters.subcategory}
          choices={subcategories}
          query={query}
        />
        <FilterRow label={t("filters.colour")} name="colour" value={filters.colour} choices={colours} query={query} />
      </search>
      <p className="mb-4 text-sm text-ink-3">{t("countCases", { count })}</p>
      {rows.length === 0 ? (
        <NothingFound text={t("noneCases")} href={galleryHref({ show: "cases" })} />
      ) : (
        <CaseGrid rows={rows} kind={filters.kind} />
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
