import { useTranslations } from "next-intl";
import { formatFen } from "@/lib/core/money";
import type { MarginPreview } from "@/lib/offers/catalogue-contract";
import type { PreviewPrice } from "@/lib/pricing/rule-contract";
import { ChangedPrice, priceChanges } from "../pricing/changed-price";
import { type Column, Table } from "../ui/table/table";
import { marginText, useExampleColumns } from "./margin-table";

/** The prices of an example for each price key, with the draft rule in effect. */
export function RulePreview({ productLine, rows }: { productLine: string; rows: readonly MarginPreview[] }) {
  const t = useTranslations("catalogue.rules.preview");
  const examples = useExampleColumns(productLine);
  const priceOf = (price: PreviewPrice | null) =>
    price ? <ChangedPrice price={price} /> : <span className="text-bad">{t("notForSale")}</span>;
  const margin = (price: PreviewPrice | null) => marginText(price?.costFen ?? null, price?.afterFen ?? null);
  const columns: Column<MarginPreview>[] = [
    ...examples,
    {
      id: "cost",
      head: t("cost"),
      figure: true,
      phoneHead: true,
      cell: ({ purchase }) => (purchase ? formatFen(purchase.costFen, { unit: false }) : "–"),
    },
    ...(["purchase", "renew"] as const).flatMap((kind): Column<MarginPreview>[] => [
      { id: kind, head: t(kind), figure: true, phoneHead: true, cell: (row) => priceOf(row[kind]) },
      {
        id: `${kind}-margin`,
        head: t(`${kind}Margin`),
        figure: true,
        phoneHead: true,
        cell: (row) => margin(row[kind]),
      },
    ]),
  ];
  const count = rows.filter((row) => priceChanges(row.purchase) || priceChanges(row.renew)).length;
  return (
    <section className="mt-4" aria-labelledby="rule-preview">
      <h3 id="rule-preview">{t("title")}</h3>
      <p className="text-sm text-ink-3 staff:text-xs" role="status">
        {t("changes", { count })}
      </p>
      <Table caption={t("title")} columns={columns} rows={rows} rowKey={(row) => row.key} />
      <p className="text-sm text-ink-3 staff:text-xs">{t("upgrades")}</p>
    </section>
  );
}
