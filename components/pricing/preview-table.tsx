"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { formatFen } from "@/lib/core/money";
import type { PreviewPrice, PreviewRow } from "@/lib/pricing/rule-contract";
import { EmptyState } from "../ui/empty-state";

const changes = (price: PreviewPrice | null) => price !== null && price.beforeFen !== price.afterFen;
export const changedRows = (rows: readonly PreviewRow[]) =>
  rows.filter((row) => changes(row.purchase) || changes(row.renew) || changes(row.transfer));

/** Cost, price and margin of every suffix, with the draft rule in effect. */
export function PreviewTable({ rows }: { rows: readonly PreviewRow[] }) {
  const t = useTranslations("prices.results");
  const [find, setFind] = useState("");
  const [onlyChanged, setOnlyChanged] = useState(false);
  const changed = changedRows(rows);
  const shown = (onlyChanged ? changed : rows).filter((row) => row.suffix.includes(find.trim().toLowerCase()));
  return (
    <section aria-labelledby="price-results">
      <div className="price-tools">
        <h2 id="price-results">{t("title")}</h2>
        <label className="vh" htmlFor="find-suffix">
          {t("find")}
        </label>
        <input
          id="find-suffix"
          className="in"
          type="search"
          value={find}
          placeholder={t("find")}
          onChange={(event) => setFind(event.target.value)}
        />
        <label>
          <input
            className="tick"
            type="checkbox"
            checked={onlyChanged}
            onChange={(event) => setOnlyChanged(event.target.checked)}
          />
          {t("onlyChanged", { count: changed.length })}
        </label>
      </div>
      {shown.length === 0 ? (
        <EmptyState text={t("none")} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
        <section className="price-scroll" aria-label={t("previewScroll")} tabIndex={0}>
          <table className="tbl price-table">
            <thead>
              <tr>
                <th scope="col" rowSpan={2}>
                  {t("suffix")}
                </th>
                {(["purchase", "renew", "transfer"] as const).map((kind) => (
                  <th key={kind} scope="colgroup" colSpan={3} className="n">
                    {t(kind)}
                  </th>
                ))}
              </tr>
              <tr>
                {(["purchase", "renew", "transfer"] as const).flatMap((kind) =>
                  (["cost", "price", "margin"] as const).map((column) => (
                    <th key={`${kind} ${column}`} scope="col" className="n">
                      {t(column)}
                    </th>
                  )),
                )}
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <tr key={row.suffix}>
                  <th scope="row" className="dn">
                    {row.suffix}
                  </th>
                  <PriceCells price={row.purchase} />
                  <PriceCells price={row.renew} />
                  <PriceCells price={row.transfer} />
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}

function PriceCells({ price }: { price: PreviewPrice | null }) {
  const t = useTranslations("prices.results");
  if (!price) {
    return (
      <td className="n k" colSpan={3}>
        {t("noPrice")}
      </td>
    );
  }
  const { costFen, beforeFen, afterFen, marginFen } = price;
  const share = afterFen > 0n ? Number((marginFen * 1000n) / afterFen) / 10 : 0;
  const bare = { unit: false } as const;
  return (
    <>
      <td className="n m k">{formatFen(costFen, bare)}</td>
      <td className="n m p">
        {beforeFen !== afterFen && (
          <s>
            <span className="vh">{t("before")} </span>
            {formatFen(beforeFen, { ...bare, short: true })}
          </s>
        )}
        <b>{formatFen(afterFen, { ...bare, short: true })}</b>
      </td>
      <td className="n m">
        {formatFen(marginFen, bare)}
        <span className="mb" aria-hidden="true">
          <i style={{ width: `${100 - share}%` }} />
        </span>
        <small>{Math.round(share)}%</small>
      </td>
    </>
  );
}
