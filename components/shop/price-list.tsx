"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Money } from "@/components/text/money";
import { cn } from "../ui/cn";
import { PageLink } from "../ui/page-link";
import { Section } from "../ui/section";
import { Skeleton } from "../ui/skeleton";
import { type Prices, readPrices } from "./prices";

/** How many suffixes the home page shows. */
const SHOWN = 8;
type Loading = "loading";

const headClass = "py-2 pr-3 pl-0 text-left align-bottom text-sm font-normal whitespace-nowrap text-ink-3 last:pr-0";
const cellClass = "h-row border-t border-rule py-1.5 pr-3 pl-0 align-middle group-hover/row:bg-sunk/55 last:pr-0";
const suffixWidthClass = "w-46 max-md:w-auto";
const suffixClass = cn(
  "border-t border-rule py-2 pr-3 pl-0 text-left align-middle text-lg font-strong domain-name whitespace-nowrap",
  suffixWidthClass,
);
const figureClass = "w-26 text-right whitespace-nowrap last:w-23 max-md:w-20 max-md:last:w-17";
/** Room for “2 years ¥98” from the start, so that the columns don't move when the prices come. */
const termWidthClass = "max-md:w-29";

/**
 * First-year, renewal and transfer prices of the best-known suffixes, or of `all`. Renders nothing if there are no prices.
 * @param known the prices when the page was made, for who runs no scripts; null: nobody knew. The browser reads them again.
 */
export function PriceList({ all = false, known }: { all?: boolean; known: Prices | null }) {
  const t = useTranslations("home.prices");
  const locale = useLocale();
  const [prices, setPrices] = useState<Prices | null | Loading>(known ?? "loading");

  useEffect(() => {
    const controller = new AbortController();
    fetch(all ? "/api/v1/prices" : "/api/v1/prices?group=common", { signal: controller.signal })
      .then(async (response) => (response.ok ? readPrices(await response.json(), locale) : null))
      .catch(() => null)
      .then((read) => {
        // Without any prices the section is left out; the search above it works all the same.
        if (!controller.signal.aborted) setPrices(read ?? known);
      });
    return () => controller.abort();
  }, [locale, all, known]);

  if (prices === null) return null;
  const rows = prices === "loading" ? undefined : all ? prices.suffixes : prices.suffixes.slice(0, SHOWN);
  return (
    <Section title={all ? t("suffix") : t("title")} lead={t("lead")}>
      <table className="w-full border-collapse text-[length:var(--size-body)]" aria-busy={!rows}>
        <thead>
          <tr>
            <th scope="col" className={cn(headClass, suffixWidthClass)}>
              {t("suffix")}
            </th>
            <th scope="col" className={cn(headClass, "max-md:hidden")}>
              {t("fits")}
            </th>
            <th scope="col" className={cn(headClass, figureClass, all && termWidthClass)}>
              {t("register")}
            </th>
            <th scope="col" className={cn(headClass, figureClass)}>
              {t("renew")}
            </th>
            <th scope="col" className={cn(headClass, figureClass)}>
              {t("transfer")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows
            ? rows.map((row) => (
                <tr key={row.suffix} className="group/row">
                  <th scope="row" className={suffixClass}>
                    {row.suffix}
                  </th>
                  <td className={cn(cellClass, "text-ink-2 max-md:hidden")}>{row.blurb}</td>
                  <td className={cn(cellClass, figureClass)}>
                    {row.minYears > 1 && <small className="text-ink-2">{t("term", { years: row.minYears })} </small>}
                    <Money fen={row.registerFen} short />
                  </td>
                  <td className={cn(cellClass, figureClass)}>{row.renewFen && <Money fen={row.renewFen} short />}</td>
                  <td className={cn(cellClass, figureClass)}>
                    {row.transferFen && <Money fen={row.transferFen} short />}
                  </td>
                </tr>
              ))
            : Array.from({ length: SHOWN }, (_, row) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no other identity
                <tr key={row} className="group/row">
                  <td className={cn(cellClass, suffixWidthClass, "text-lg font-strong")}>
                    <Skeleton widthEm={3} />
                  </td>
                  <td className={cn(cellClass, "max-md:hidden")}>
                    <Skeleton widthEm={8} />
                  </td>
                  <td className={cn(cellClass, figureClass)}>
                    <Skeleton widthEm={2.5} />
                  </td>
                  <td className={cn(cellClass, figureClass)}>
                    <Skeleton widthEm={2.5} />
                  </td>
                  <td className={cn(cellClass, figureClass)}>
                    <Skeleton widthEm={2.5} />
                  </td>
                </tr>
              ))}
        </tbody>
      </table>
      {!all && (
        <p className="mt-4 reach-links">
          {prices === "loading" ? (
            <Skeleton widthEm={9} />
          ) : (
            <PageLink href="/prices">{t("all", { count: prices.total })}</PageLink>
          )}
        </p>
      )}
    </Section>
  );
}
