import { useTranslations } from "next-intl";
import { formatFen } from "@/lib/core/money";
import type { MarginPreview } from "@/lib/offers/catalogue-contract";
import type { PreviewPrice } from "@/lib/pricing/rule-contract";
import { useUncheckedTranslations } from "@/messages/unchecked";
import { type Column, Table } from "../ui/table/table";
import { keyText, marginText } from "./margin-table";

const changes = (price: PreviewPrice | null) => price !== null && price.beforeFen !== price.afterFen;

/** The prices of an example for each price key, with the draft rule in effect. */
export function RulePreview({ productLine, rows }: { productLine: string; rows: readonly MarginPreview[] }) {
  const t = useTranslations("catalogue.rules.preview");
  const ui = useTranslations("ui");
  const own = useUncheckedTranslations(`${productLine}Line`);
  const margin = (price: PreviewPrice | null) => marginText(price?.costFen ?? null, price?.afterFen ?? null);
  const columns: Column<MarginPreview>[] = [
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
    {
      id: "cost",
      head: t("cost"),
      figure: true,
      phoneHead: true,
      cell: ({ purchase }) => (purchase ? formatFen(purchase.costFen, { unit: false }) : "–"),
    },
    ...(["purchase", "renew"] as const).flatMap((kind): Column<MarginPreview>[] => [
      { id: kind, head: t(kind), figure: true, phoneHead: true, cell: (row) => <Change price={row[kind]} /> },
      {
        id: `${kind}-margin`,
        head: t(`${kind}Margin`),
        figure: true,
        phoneHead: true,
        cell: (row) => margin(row[kind]),
      },
    ]),
  ];
  const count = rows.filter((row) => changes(row.purchase) || changes(row.renew)).length;
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

function Change({ price }: { price: PreviewPrice | null }) {
  const t = useTranslations("catalogue.rules.preview");
  if (!price) return <span className="text-bad">{t("notForSale")}</span>;
  const bare = { unit: false, short: true } as const;
  return (
    <>
      {changes(price) && (
        <s className="mr-[.35em] text-ink-3">
          <span className="sr-only">{t("before")} </span>
          {formatFen(price.beforeFen, bare)}
        </s>
      )}
      <b className={changes(price) ? "text-accent-ink" : undefined}>{formatFen(price.afterFen, bare)}</b>
    </>
  );
}
