import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatFen } from "@/lib/core/money";
import type { ProductRow } from "@/lib/offers/product-contract";

/** The lowest price of a product line after the configuration and the term that have it; nothing where it isn't known. */
export function FromPrice({ row }: { row: ProductRow }) {
  const t = useTranslations("products");
  const ui = useTranslations("ui");
  const language = useLocale();
  if (row.fromFen === null) return null;
  const details = language === "zh" ? row.fromZh : row.fromEn;
  const values = {
    details,
    price: formatFen(row.fromFen, { short: true }),
    b: (words: ReactNode) => <b>{words}</b>,
    line: (words: ReactNode) => <span className="whitespace-nowrap">{words}</span>,
  };
  if (row.fromYears + row.fromMonths === 0) return t.rich("fromOnce", values);
  return t.rich("fromTerm", { ...values, term: ui("term", { years: row.fromYears, months: row.fromMonths }) });
}
