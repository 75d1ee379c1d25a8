import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { formatFen } from "@/lib/core/money";
import type { MarginExample } from "@/lib/offers/catalogue-contract";
import { useUncheckedTranslations } from "@/messages/unchecked";
import { ruleText } from "../pricing/rule-text";
import { type Column, Table } from "../ui/table/table";

interface Props {
  productLine: string;
  rows: readonly MarginExample[];
}

/** An example for each price key: its cost, the rule that makes its price, and the margin. */
export function MarginTable({ productLine, rows }: Props) {
  const t = useTranslations("catalogue.margins");
  const prices = useTranslations("prices");
  const examples = useExampleColumns(productLine);
  const figure = (fen: bigint | null) => (fen === null ? "–" : formatFen(fen, { unit: false }));
  const rule = (row: MarginExample) => {
    if (row.rule === null) return t("noRule");
    const where = row.rule.productLine === productLine ? `#rule-${row.rule.id}` : "/admin/prices";
    return <Link href={where}>{ruleText(prices, row.rule)}</Link>;
  };
  const columns: Column<MarginExample>[] = [
    ...examples,
    { id: "rule", head: t("rule"), phone: "line", cell: rule },
    { id: "cost", head: t("cost"), figure: true, phoneHead: true, cell: (row) => figure(row.costFen) },
    {
      id: "price",
      head: t("price"),
      figure: true,
      phoneHead: true,
      cell: (row) =>
        row.priceFen === null ? <span className="text-bad">{t("notForSale")}</span> : <b>{figure(row.priceFen)}</b>,
    },
    {
      id: "margin",
      head: t("margin"),
      figure: true,
      phoneHead: true,
      cell: (row) => marginText(row.costFen, row.priceFen),
    },
  ];
  return <Table caption={t("title")} columns={columns} rows={rows} rowKey={(row) => row.key} />;
}

/** The columns that say what a price key is, and an example of it. */
export function useExampleColumns(
  productLine: string,
): Column<Pick<MarginExample, "key" | "field" | "label" | "summary" | "years" | "months">>[] {
  const t = useTranslations("catalogue.margins");
  const ui = useTranslations("ui");
  const own = useUncheckedTranslations(`${productLine}Line`);
  return [
    {
      id: "key",
      head: t("what"),
      phone: "title",
      cell: (row) => <b className="whitespace-nowrap">{keyText(own, row)}</b>,
    },
    {
      id: "summary",
      head: t("example"),
      phone: "line",
      cell: (row) => `${row.summary}${t("comma")}${ui("term", { years: row.years, months: row.months })}`,
    },
  ];
}

/** The text of a price key: the label that its choice has in the order form. */
export function keyText(
  own: { (key: string): string; has(key: string): boolean },
  { key, field, label }: Pick<MarginExample, "key" | "field" | "label">,
): string {
  if (label !== null) return label;
  const choice = `choices.${field}.${key}`;
  const known = `priceKeys.${key}`;
  return field !== null && own.has(choice) ? own(choice) : own.has(known) ? own(known) : key;
}

/** "12.00 (20%)": the margin in yuan, and as a share of the price. */
export function marginText(costFen: bigint | null, priceFen: bigint | null): string {
  if (costFen === null || priceFen === null) return "–";
  const share = priceFen === 0n ? 0 : Number(((priceFen - costFen) * 1000n) / priceFen) / 10;
  return `${formatFen(priceFen - costFen, { unit: false })} (${share.toFixed(share < 10 ? 1 : 0)}%)`;
}
