import { useLocale, useTranslations } from "next-intl";
import { BarChart } from "@/components/ui/charts/bar-chart";
import { monthCategories } from "@/components/ui/charts/month-categories";
import { Section } from "@/components/ui/section";

interface Props {
  /** Oldest first. */
  months: readonly { month: string; incomeFen: bigint; expenseFen: bigint }[];
}

/** Income and gross profit of each month beside each other; the difference between them is the cost. */
export function YearResults({ months }: Props) {
  const t = useTranslations("books");
  const locale = useLocale();
  const used = months.some(({ incomeFen, expenseFen }) => incomeFen !== 0n || expenseFen !== 0n);
  if (!used) return null;
  return (
    <Section title={t("year")} lead={t("yearLead")}>
      <BarChart
        caption={t("yearCaption")}
        captionHidden
        unit="fen"
        nameHead={t("month")}
        categories={monthCategories(
          months.map(({ month }) => month),
          locale,
        )}
        series={[
          { id: "income", label: t("income"), look: "outlined", values: months.map(({ incomeFen }) => incomeFen) },
          {
            id: "profit",
            label: t("profit"),
            look: "solid",
            values: months.map(({ incomeFen, expenseFen }) => incomeFen - expenseFen),
          },
        ]}
      />
    </Section>
  );
}
