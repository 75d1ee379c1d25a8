import { useLocale, useTranslations } from "next-intl";
import { monthCategories } from "@/components/ui/charts/month-categories";
import { StackChart } from "@/components/ui/charts/stack-chart";
import { Section } from "@/components/ui/section";
import { type MonthRow, needsAction } from "./year-rows";

/** How much expires in each month of the coming year: on a phone, which has no room for a line of days. */
export function ExpiryMonths({ rows, now }: { rows: readonly MonthRow[]; now: Date }) {
  const t = useTranslations("calendar.picture");
  const locale = useLocale();
  const count = (of: (needs: boolean) => boolean) =>
    rows.map(({ entries }) => BigInt(entries.filter((entry) => of(needsAction(entry, now))).length));
  if (rows.every(({ entries }) => entries.length === 0)) {
    return (
      <Section title={t("title")}>
        <p className="text-ink-2">{t("none")}</p>
      </Section>
    );
  }
  return (
    <Section title={t("title")}>
      <StackChart
        caption={t("byMonth")}
        unit="count"
        nameHead={t("monthHead")}
        total={t("all")}
        heightPx={112}
        categories={monthCategories(
          rows.map(({ key }) => key),
          locale,
        )}
        series={[
          { id: "manual", label: t("manual"), look: "solid", values: count((needs) => needs) },
          { id: "auto", label: t("auto"), look: "outlined", values: count((needs) => !needs) },
        ]}
      />
    </Section>
  );
}
