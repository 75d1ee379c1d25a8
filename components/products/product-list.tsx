"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { listProductsCall } from "@/components/generated/offers-product";
import { useCall } from "@/components/use-call";
import type { ProductRow } from "@/lib/offers/product-contract";
import { type LineFamily, lineFamilies } from "@/lib/product-lines/pages";
import { PageLink } from "../ui/page-link";
import { Skeleton } from "../ui/skeleton";
import { FromPrice } from "./from-price";

interface Props {
  /** The product lines, with their texts and the address of their page. Domains are not priced here, because each suffix has its own price. */
  lines: readonly { id: string; family: LineFamily; path: string; priced: boolean; name: string; lead: string }[];
  /** Which of the priced ones are sold, in the shop's order, when the page was made; null: nobody knew. The browser reads them again. */
  rows: readonly ProductRow[] | null;
}

const lineClass =
  "group grid grid-cols-[11rem_minmax(0,1fr)] items-baseline gap-x-6 py-5 no-underline max-md:grid-cols-[1fr]";
const nameClass =
  "text-lg group-hover:underline group-hover:decoration-accent-mark group-hover:underline-offset-[.28em]";
const leadClass = "text-ink-2 max-md:col-span-full max-md:text-sm";

/** All product lines by family, each with its introduction and its lowest price. */
export function ProductList({ lines, rows: known }: Props) {
  const t = useTranslations("products");
  const language = useLocale();
  const call = useCall();
  const [rows, setRows] = useState(known);
  useEffect(() => {
    void call(listProductsCall, {}).then((result) => result.ok && setRows(result.value.rows));
  }, [call]);
  const priced = rows
    ? rows.flatMap((row) => {
        const productLine = lines.find(({ id }) => id === row.productLine);
        const lead = (language === "zh" ? row.leadZh : row.leadEn) || productLine?.lead;
        return productLine ? [{ ...productLine, lead, price: <FromPrice row={row} /> }] : [];
      })
    : lines.filter((line) => line.priced).map((line) => ({ ...line, price: <Skeleton widthEm={5} /> }));
  const shown = [...lines.filter((line) => !line.priced).map((line) => ({ ...line, price: null })), ...priced];
  return lineFamilies.map((family) => {
    const own = shown.filter((line) => line.family === family);
    return (
      own.length > 0 && (
        <section key={family} aria-labelledby={`family-${family}`} className="mt-8 first:mt-0">
          <h2 id={`family-${family}`} className="border-b border-rule pb-2 text-sm font-normal text-ink-3">
            {t(`families.${family}`)}
          </h2>
          <ul className="grid">
            {own.map(({ id, path, name, lead, price }) => (
              <li key={id} className="border-t border-rule first:border-t-0">
                <PageLink href={path} className={lineClass}>
                  <b className={nameClass}>{name}</b>
                  <span className={leadClass}>
                    {lead} {price && <span className="text-ink max-md:block">{price}</span>}
                  </span>
                </PageLink>
              </li>
            ))}
          </ul>
        </section>
      )
    );
  });
}
