import { useLocale, useTranslations } from "next-intl";
import { BarChart } from "../ui/charts/bar-chart";
import { LineChart } from "../ui/charts/line-chart";
import { monthCategories } from "../ui/charts/month-categories";
import { StackChart } from "../ui/charts/stack-chart";
import { UsageBar } from "../ui/charts/usage-bar";

const MONTHS = ["2026-06", "2026-07", "2026-08", "2026-09", "2026-10", "2026-11", "2026-12", "2027-01"];
const INCOME = [1_204_000n, 1_880_050n, 960_000n, 2_410_000n, 3_120_000n, 2_790_000n, 440_000n, 0n];
const PROFIT = [310_000n, 420_000n, -120_000n, 610_000n, 905_000n, 702_000n, -64_000n, 0n];

const day = (n: number) => new Date(Date.UTC(2026, 8, 20 + n, 2));
const course = (values: readonly bigint[], every = 4) => values.map((value, n) => ({ at: day(n * every), value }));

/** Charts with usual and with unusual data: none, one point, below zero, very large. */
export function ChartSamples() {
  const t = useTranslations("primitives.chart");
  const locale = useLocale();
  const available = course([128_640n, 96_400n, 296_400n, 254_000n, 118_200n, 60_900n, 260_900n, 231_000n]);
  const held = course([0n, 32_240n, 32_240n, 74_640n, 20_000n, 77_300n, 77_300n, 30_000n]);
  const amounts = { unit: "fen" as const, nameHead: t("month"), categories: monthCategories(MONTHS, locale) };
  return (
    <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
      <LineChart
        caption={t("two")}
        unit="fen"
        series={[
          { id: "available", label: t("available"), points: available },
          { id: "held", label: t("held"), points: held },
        ]}
        levels={[{ id: "alarm", label: t("alarm"), value: 50_000n }]}
      />
      <LineChart
        caption={t("step")}
        unit="fen"
        series={[{ id: "available", label: t("available"), points: available }]}
        to={day(34)}
        step
        area
      />
      <LineChart
        caption={t("quiet")}
        unit="fen"
        series={[{ id: "available", label: t("available"), points: available }]}
        quiet={{ to: t("today") }}
        step
        area
      />
      <LineChart
        caption={t("negative")}
        unit="fen"
        series={[
          { id: "agent", label: t("available"), points: course([90_000n, 20_000n, -75_500n, -61_000n, 30_000n], 1) },
        ]}
        step
        area
      />
      <LineChart
        caption={t("huge")}
        unit="fen"
        series={[
          { id: "agent", label: t("available"), points: course([9_007_199_254_740_993n, 4_503_599_627_370_497n]) },
        ]}
      />
      <LineChart
        caption={t("onePoint")}
        unit="fen"
        series={[{ id: "agent", label: t("available"), points: course([128_640n]) }]}
      />
      <LineChart caption={t("empty")} unit="fen" series={[{ id: "agent", label: t("available"), points: [] }]} />
      <BarChart
        {...amounts}
        caption={t("bars")}
        series={[
          { id: "income", label: t("income"), look: "outlined", values: INCOME },
          { id: "profit", label: t("profit"), look: "solid", values: PROFIT },
        ]}
      />
      <StackChart
        {...amounts}
        caption={t("stack")}
        unit="count"
        total={t("all")}
        series={["domain", "hosting", "mail", "other"].map((id, at) => ({
          id,
          label: t(`kinds.${id as "domain"}`),
          values: MONTHS.map((_, n) => BigInt((n * (at + 3)) % 7)),
        }))}
      />
      <BarChart
        {...amounts}
        caption={t("oneBar")}
        categories={amounts.categories.slice(0, 1)}
        series={[{ id: "income", label: t("income"), values: [1_204_000n] }]}
      />
      <div className="grid gap-5">
        {[120, 190, 200].map((used) => (
          <div key={used}>
            <UsageBar
              label={t("space")}
              used={used}
              limit={200}
              usedText={`${used} MB`}
              limitText="/ 200 MB"
              help={t(used < 200 ? "tight" : "full")}
            />
          </div>
        ))}
      </div>
    </div>
  );
}
