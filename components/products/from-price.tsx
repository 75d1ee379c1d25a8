import { useLocale, useTranslations } from "next-intl";
import { formatFen } from "@/lib/core/money";
import type { ProductRow } from "@/lib/offers/product-contract";

/** The lowest price of a product line after the configuration and the term that have it; nothing where it isn't known. */
export function FromPrice({ row }: { row: ProductRow }) {
  const t = useTranslations("products");
  const ui = useTranslations("ui");
  const language = useLocale();
  if (row.fromFen === null) return null;
  return t("fromTerm", {
    details: language === "zh" ? row.fromZh : row.fromEn,
    price: formatFen(row.fromFen, { short: true }),
    term: ui("term", { years: row.fromYears, months: row.fromMonths }),
  });
}
