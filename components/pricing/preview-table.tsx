"use client";

import { cva } from "class-variance-authority";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { formatFen } from "@/lib/core/money";
import type { PreviewPrice, PreviewRow } from "@/lib/pricing/rule-contract";
import { EmptyState } from "../ui/empty-state";
import { ChangedPrice, priceChanges } from "./changed-price";
import { FindSuffix } from "./find-suffix";

const headClass = cva("py-2 pr-3 align-bottom text-sm font-normal whitespace-nowrap last:pr-0 staff:text-xs", {
  variants: {
    at: {
      suffix: "pl-0 text-left text-ink-3",
      /** The head of three columns. */
      group: "pb-0 pl-0 text-right text-ink-2",
      /** The first of three columns, with more room before it. */
      first: "pl-4 text-right text-ink-3",
      figure: "pl-0 text-right text-ink-3",
    },
  },
});
const cellClass = cva(
  "h-9 border-t border-rule py-0 pr-3 text-right align-middle figures group-hover/row:bg-sunk/55 last:pr-0",
  { variants: { cost: { true: "pl-4 text-ink-2", false: "pl-0" } } },
);

export const changedRows = <Row extends Partial<Pick<PreviewRow, "purchase" | "renew" | "transfer">>>(
  rows: readonly Row[],
): Row[] =>
  rows.filter(({ purchase, renew, transfer }) => [purchase, renew, transfer].some((one) => priceChanges(one ?? null)));

interface Props {
  rows: readonly PreviewRow[];
  /** A rule is being written: only then can prices differ from the published ones. */
  editing: boolean;
}

/** Cost, price and margin of every suffix, with the draft rule in effect. */
export function PreviewTable({ rows, editing }: Props) {
  const t = useTranslations("prices.results");
  const [find, setFind] = useState("");
  const [onlyChanged, setOnlyChanged] = useState(false);
  const changed = changedRows(rows);
  const matches = (row: PreviewRow) => row.suffix.includes(find.trim().toLowerCase());
  const shown = (onlyChanged ? changed : rows).filter(matches);
  // Once a rule is published or dropped nothing differs any more: the tick would leave an empty table.
  useEffect(() => {
    if (!editing) setOnlyChanged(false);
  }, [editing]);
  return (
    <section aria-labelledby="price-results">
      <div className="mb-1 flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 className="mr-4" id="price-results">
          {t("title")}
        </h2>
        <FindSuffix label={t("find")} value={find} onChange={setFind} />
        <label className="inline-flex min-h-control items-center gap-[.4rem] text-sm">
          <input
            className="m-0 size-4 flex-none accent-accent-mark"
            type="checkbox"
            checked={onlyChanged}
            onChange={(event) => setOnlyChanged(event.target.checked)}
          />
          {t("onlyChanged", { count: changed.length })}
        </label>
      </div>
      {shown.length === 0 ? (
        <EmptyState text={t(rows.some(matches) ? "noneChanged" : "none")} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
        <section className="overflow-x-auto" aria-label={t("previewScroll")} tabIndex={0}>
          <table className="w-full border-collapse text-[length:var(--size-body)]">
            <thead>
              <tr>
                <th scope="col" rowSpan={2} className={headClass({ at: "suffix" })}>
                  {t("suffix")}
                </th>
                {(["purchase", "renew", "transfer"] as const).map((kind) => (
                  <th key={kind} scope="colgroup" colSpan={3} className={headClass({ at: "group" })}>
                    {t(kind)}
                  </th>
                ))}
              </tr>
              <tr>
                {(["purchase", "renew", "transfer"] as const).flatMap((kind) =>
                  (["cost", "price", "margin"] as const).map((column) => (
                    <th
                      key={`${kind} ${column}`}
                      scope="col"
                      className={headClass({ at: column === "cost" ? "first" : "figure" })}
                    >
                      {t(column)}
                    </th>
                  )),
                )}
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <tr key={row.suffix} className="group/row">
                  <th
                    scope="row"
                    className="sticky left-0 border-t border-rule bg-ground py-2 pr-3 pl-0 text-left align-bottom text-sm/4.5 font-strong domain-name whitespace-nowrap text-ink"
                  >
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
      <td className={cellClass({ cost: true })} colSpan={3}>
        {t("noPrice")}
      </td>
    );
  }
  const { costFen, afterFen, marginFen } = price;
  const share = afterFen > 0n ? Number((marginFen * 1000n) / afterFen) / 10 : 0;
  const bare = { unit: false } as const;
  return (
    <>
      <td className={cellClass({ cost: true })}>{formatFen(costFen, bare)}</td>
      <td className={cellClass({ cost: false })}>
        <ChangedPrice price={price} />
      </td>
      <td className={cellClass({ cost: false })}>
        {formatFen(marginFen, bare)}
        <span
          className="ml-2 inline-flex h-2 w-12 overflow-hidden rounded-[1px] bg-accent-mark align-middle max-[90rem]:hidden"
          aria-hidden="true"
        >
          <i
            className="bg-[color-mix(in_srgb,var(--color-edge)_55%,var(--color-ground))] shadow-[1px_0_var(--color-ground)]"
            style={{ width: `${100 - share}%` }}
          />
        </span>
        <small className="inline-block w-10 text-right text-xs/5.5 text-ink-2">{Math.round(share)}%</small>
      </td>
    </>
  );
}
