"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Money } from "@/components/text/money";
import { Section } from "../ui/section";
import { Skeleton } from "../ui/skeleton";
import { type Prices, readPrices } from "./prices";
import "./home.css";

/** How many suffixes the home page shows. */
const SHOWN = 8;
type Loading = "loading";

/** First-year, renewal and transfer prices of the best-known suffixes, or of `all`. Renders nothing if there are no prices. */
export function PriceList({ all = false }: { all?: boolean }) {
  const t = useTranslations("home.prices");
  const locale = useLocale();
  const [prices, setPrices] = useState<Prices | null | Loading>("loading");

  useEffect(() => {
    const controller = new AbortController();
    fetch(all ? "/api/v1/prices" : "/api/v1/prices?group=common", { signal: controller.signal })
      .then(async (response) => (response.ok ? readPrices(await response.json(), locale) : null))
      .catch(() => null) // without prices the section is left out; the search above it works all the same
      .then((read) => {
        if (!controller.signal.aborted) setPrices(read);
      });
    return () => controller.abort();
  }, [locale, all]);

  if (prices === null) return null;
  const rows = prices === "loading" ? undefined : all ? prices.suffixes : prices.suffixes.slice(0, SHOWN);
  return (
    <Section title={all ? t("suffix") : t("title")} lead={t("lead")}>
      <table className="tbl prices" aria-busy={!rows}>
        <thead>
          <tr>
            <th scope="col">{t("suffix")}</th>
            <th scope="col">{t("fits")}</th>
            <th scope="col" className="n">
              {t("register")}
            </th>
            <th scope="col" className="n">
              {t("renew")}
            </th>
            <th scope="col" className="n">
              {t("transfer")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows
            ? rows.map((row) => (
                <tr key={row.suffix}>
                  <th scope="row" className="dn">
                    {row.suffix}
                  </th>
                  <td className="mute">{row.blurb}</td>
                  <td className="n">
                    {row.minYears > 1 && <small className="mute">{t("term", { years: row.minYears })} </small>}
                    <Money fen={row.registerFen} short />
                  </td>
                  <td className="n">{row.renewFen && <Money fen={row.renewFen} short />}</td>
                  <td className="n">{row.transferFen && <Money fen={row.transferFen} short />}</td>
                </tr>
              ))
            : Array.from({ length: SHOWN }, (_, row) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no other identity
                <tr key={row}>
                  <td>
                    <Skeleton widthEm={3} />
                  </td>
                  <td>
                    <Skeleton widthEm={8} />
                  </td>
                  <td className="n">
                    <Skeleton widthEm={2.5} />
                  </td>
                  <td className="n">
                    <Skeleton widthEm={2.5} />
                  </td>
                  <td className="n">
                    <Skeleton widthEm={2.5} />
                  </td>
                </tr>
              ))}
        </tbody>
      </table>
      {!all && (
        <p className="prices-all reach-links">
          {prices === "loading" ? (
            <Skeleton widthEm={9} />
          ) : (
            <Link href="/prices">{t("all", { count: prices.total })}</Link>
          )}
        </p>
      )}
    </Section>
  );
}
