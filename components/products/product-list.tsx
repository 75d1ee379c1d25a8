"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { listProductsCall } from "@/components/generated/offers-product";
import { formatFen } from "@/lib/core/money";
import type { ProductRow } from "@/lib/offers/product-contract";
import { callContract } from "../call-contract";
import { Skeleton } from "../ui/skeleton";
import "../shop/home.css";
import "./products.css";

interface Props {
  /**
   * The product lines in the shop's order, with their texts and the address of their page. The browser loads which of the priced
   * ones are sold and their lowest prices; domains are not priced here, because each suffix has its own price.
   */
  lines: readonly { id: string; path: string; priced: boolean; name: string; lead: string }[];
}

/** All product lines, each with its introduction and its lowest price. */
export function ProductList({ lines }: Props) {
  const t = useTranslations("products");
  const ui = useTranslations("ui");
  const errors = useTranslations("ui.error");
  const language = useLocale();
  const words = useRef({ network: errors("network"), unreadable: errors("unreadable") });
  const [rows, setRows] = useState<readonly ProductRow[] | null>(null);
  useEffect(() => {
    void callContract(listProductsCall, {}, { words: words.current }).then(
      (result) => result.ok && setRows(result.value.rows),
    );
  }, []);
  const shown = rows
    ? rows.flatMap((row) => {
        const productLine = lines.find(({ id }) => id === row.productLine);
        const lead = (language === "zh" ? row.leadZh : row.leadEn) || productLine?.lead;
        return productLine ? [{ ...productLine, lead, row }] : [];
      })
    : lines.filter(({ priced }) => priced).map((productLine) => ({ ...productLine, row: null }));
  const unpriced = lines.filter(({ priced }) => !priced);
  return (
    <ul className="product-list product-list-all">
      {unpriced.map(({ id, path, name, lead }) => (
        <li key={id}>
          <Link href={path} prefetch={false}>
            <b>{name}</b>
            <span>{lead}</span>
          </Link>
        </li>
      ))}
      {shown.map(({ id, path, name, lead, row }) => (
        <li key={id}>
          <Link href={path} prefetch={false}>
            <b>{name}</b>
            <span>
              {lead}{" "}
              <span className="m nb">
                {row === null ? (
                  <Skeleton widthEm={5} />
                ) : (
                  row.fromFen !== null &&
                  t("fromTerm", {
                    price: formatFen(row.fromFen, { short: true }),
                    term: ui("term", { years: row.fromYears, months: row.fromMonths }),
                  })
                )}
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
