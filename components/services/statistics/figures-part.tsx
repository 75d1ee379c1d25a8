import { useLocale } from "next-intl";
import { BarChart } from "@/components/ui/charts/bar-chart";
import { dayCategories } from "@/components/ui/charts/day-categories";
import { LineChart } from "@/components/ui/charts/line-chart";
import { type Column, Table } from "@/components/ui/table/table";
import { shanghaiDay } from "@/lib/core/time";
import type { DayRange, Figures, StatisticsChart, TopList } from "@/lib/product-lines/figures";
import { useUncheckedTranslations } from "@/messages/unchecked";

interface Props {
  figures: Figures;
  range: DayRange;
  /** The product line's namespace. */
  texts: string;
}

/** The charts and lists of a part of the figures. */
export function FiguresPart({ figures, range, texts }: Props) {
  return (
    <div className="space-y-9">
      {figures.charts.map((chart) => (
        <Chart key={chart.id} {...{ chart, range, texts }} />
      ))}
      {figures.tops.map((top) => (
        <TopTable key={top.id} {...{ top, texts }} />
      ))}
    </div>
  );
}

function Chart({ chart, range, texts }: { chart: StatisticsChart } & Omit<Props, "figures">) {
  const own = useUncheckedTranslations(`${texts}.statistics`);
  const locale = useLocale();
  const { id, unit, as, series } = chart;
  const stepped = `charts.${id}_${range.step}`;
  const caption = own.has(stepped) ? own(stepped) : own(`charts.${id}`);
  const label = (name: string) => own(`series.${name}`);
  const whole = (value: number) => BigInt(Math.round(value));
  if (as === "bars" && range.step === "day") {
    const days = [...new Set(series.flatMap(({ points }) => points.map(({ at }) => shanghaiDay(at))))].sort();
    return (
      <BarChart
        caption={caption}
        unit={unit}
        nameHead={own("day")}
        categories={dayCategories(days, locale)}
        series={series.map(({ id: name, points }) => {
          const byDay = new Map(points.map(({ at, value }) => [shanghaiDay(at), whole(value)]));
          return { id: name, label: label(name), values: days.map((day) => byDay.get(day) ?? 0n) };
        })}
      />
    );
  }
  return (
    <LineChart
      caption={caption}
      unit={unit}
      area={series.length === 1}
      from={range.from}
      series={series.map(({ id: name, points }) => ({
        id: name,
        label: label(name),
        points: points.map(({ at, value }) => ({ at, value: whole(value) })),
      }))}
    />
  );
}

/** The most frequent names, with a bar for each one's share of the first. */
function TopTable({ top, texts }: { top: TopList; texts: string }) {
  const own = useUncheckedTranslations(`${texts}.statistics`);
  const locale = useLocale();
  const { id, rows } = top;
  if (rows.length === 0) return <p className="text-sm text-ink-3">{own("none")}</p>;
  const most = rows[0]?.value ?? 1;
  const count = new Intl.NumberFormat(locale);
  const columns: Column<TopList["rows"][number]>[] = [
    {
      id: "name",
      head: own(`tops.${id}`),
      phone: "title",
      cell: ({ name }) => <span className="mono-value wrap-anywhere">{name}</span>,
    },
    {
      id: "share",
      head: own("share"),
      hideHead: true,
      phone: "hide",
      width: "30%",
      cell: ({ value }) => (
        <span
          className="block h-2 rounded-[2px] bg-accent-mark"
          style={{ width: `${Math.max(1, (value / most) * 100)}%` }}
        />
      ),
    },
    { id: "count", head: own("count"), figure: true, phone: "end", cell: ({ value }) => count.format(value) },
  ];
  return <Table caption={own(`tops.${id}`)} columns={columns} rows={rows} rowKey={({ name }) => name} />;
}
