import { useLocale, useTranslations } from "next-intl";
import { Money } from "@/components/text/money";
import { BarChart } from "@/components/ui/charts/bar-chart";
import { dayCategories } from "@/components/ui/charts/day-categories";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { type Stat, Stats } from "@/components/ui/stat";
import type { OrderDay } from "@/lib/reports/home-contract";

/** Today's orders, and their value on each of the last days. Every figure leads to the orders that it counts. */
export function HomeOrders({ days }: { days: readonly OrderDay[] }) {
  const t = useTranslations("staff-home.orders");
  const locale = useLocale();
  const today = days.at(-1);
  if (!today) return null;
  const href = (filter?: "refused" | "mixed") =>
    `/admin/orders?${new URLSearchParams({ ...(filter ? { filter } : {}), from: today.day, to: today.day })}`;
  const failed = (["refused", "mixed"] as const).filter((state) => today[state] > 0);
  const stats: (Stat & { id: string })[] = [
    { id: "count", label: t("count"), value: <Link href={href()}>{today.count}</Link> },
    {
      id: "sum",
      label: t("sum"),
      value: (
        <Link href={href()}>
          <Money fen={today.totalFen} />
        </Link>
      ),
    },
    ...failed.map((state) => ({
      id: state,
      label: t(state),
      value: (
        <Link className="text-bad" href={href(state)}>
          {today[state]}
        </Link>
      ),
    })),
    ...(failed.length === 0
      ? [{ id: "refused", label: t("refused"), value: <span className="font-normal text-ink-2">{t("none")}</span> }]
      : []),
  ];
  return (
    <Section title={t("title")} lead={<Link href="/admin/orders">{t("all")}</Link>}>
      <Stats label={t("title")} stats={stats} />
      {days.filter(({ count }) => count > 0).length > 1 && (
        <BarChart
          caption={t("chart", { days: days.length })}
          unit="fen"
          nameHead={t("day")}
          heightPx={112}
          categories={dayCategories(
            days.map(({ day }) => day),
            locale,
          )}
          series={[{ id: "amount", label: t("amount"), look: "solid", values: days.map(({ totalFen }) => totalFen) }]}
        />
      )}
    </Section>
  );
}
