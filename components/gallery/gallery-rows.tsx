import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { addressIn } from "@/messages/addresses";
import { Pagination } from "../ui/pagination";
import { type GalleryQuery, galleryHref } from "./gallery-href";

interface Props {
  /** The filters, one row each. */
  filters: ReactNode;
  /** How many fit the filters, in words. */
  countText: string;
  page: number;
  pages: number;
  /** The parameters of this page's address. */
  query: GalleryQuery;
  /** The rows of this page, or that there are none. */
  children: ReactNode;
}

/** A page of what fits the filters: the filters, how many there are, the rows, and the links to the pages before and after. */
export function GalleryRows({ filters, countText, page, pages, query, children }: Props) {
  const t = useTranslations("templates");
  const language = useLocale();
  const at = (to: number) => addressIn(language, galleryHref({ ...query, page: String(to) }));
  return (
    <>
      <search className="mb-8 block space-y-3" aria-label={t("filters.label")}>
        {filters}
      </search>
      <p className="mb-4 text-sm text-ink-3">{countText}</p>
      {children}
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
