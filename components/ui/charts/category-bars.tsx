import { scaleBand } from "d3-scale";
import { useId } from "react";
import { type ChartCaption, ChartFrame } from "./chart-frame";
import { ChartTable } from "./chart-table";
import { Legend } from "./legend";
import { LookPattern, lookFill } from "./look-pattern";
import { Plot, percentText } from "./plot";
import { lookOf, type SeriesLook } from "./series-look";
import { useChartDescription } from "./use-chart-description";
import { type ChartUnit, valueScale } from "./value-scale";
import { tickTexts, valueText } from "./value-text";

/** A place on the axis of a bar chart: a month, a week, a product line. */
export interface ChartCategory {
  key: string;
  /** Below the bars: “11 月”. */
  label: string;
  /** A second line, shown where it changes: the year. */
  below?: string | undefined;
  /** In full, for the table and for readers: “2026 年 11 月”. */
  name: string;
}

export interface BarSeries {
  id: string;
  label: string;
  look?: SeriesLook;
  /** One for each category. */
  values: readonly bigint[];
}

export interface BarChartProps extends ChartCaption {
  unit: ChartUnit;
  categories: readonly ChartCategory[];
  series: readonly BarSeries[];
  /** The head of the table's first column: “月份”. */
  nameHead: string;
  heightPx?: number;
}

/** A bar of one series within its category. */
export interface Bar {
  from: bigint;
  to: bigint;
  /** Its place beside other bars of the category, and how many places there are. */
  slot: number;
  slots: number;
}

interface Props extends BarChartProps {
  /** The bars of a category, one for each series. */
  bars: (values: readonly bigint[]) => readonly Bar[];
  /** The sum of the series as one more column of the table, and as what the chart is about. */
  total?: string;
}

/** Places on the axis at least: fewer categories stand on the left of them, instead of becoming wide blocks. */
const FEWEST = 6;
/** The least height of a bar whose value is not zero. */
const LEAST_PX = 1.5;

/** Bars over categories; how the series of a category stand to each other is said by `bars`. */
export function CategoryBars({ bars, total, categories, series, unit, nameHead, heightPx = 176, ...caption }: Props) {
  const id = useId();
  const looks = series.map(lookOf);
  const rows = categories.map((category, at) => ({
    ...category,
    values: series.map(({ values }) => values[at] ?? 0n),
  }));
  const summed = rows.map((row) => ({ ...row, values: total ? [sum(row.values), ...row.values] : row.values }));
  const heads = [...(total ? [total] : []), ...series.map(({ label }) => label)];
  const named = (total ? heads.slice(0, 1) : heads).map((label, at) => ({
    label,
    values: summed.map(({ values }) => values[at] ?? 0n),
    names: rows.map(({ name }) => name),
  }));
  const drawn = rows.map(({ values }) => bars(values));
  const scale = valueScale(
    drawn.flat().flatMap(({ from, to }) => [from, to]),
    unit,
  );
  const places = Array.from({ length: Math.max(FEWEST, rows.length) }, (_, at) => at);
  const band = scaleBand(places, [0, 1]).paddingInner(0.32).paddingOuter(0.16);
  const left = (at: number) => band(at) ?? 0;
  return (
    <ChartFrame
      {...caption}
      description={useChartDescription(caption.caption, named, unit)}
      legend={
        <Legend
          id={id}
          entries={series.map(({ id: key, label }, at) => ({ id: key, label, look: looks[at] ?? "solid" }))}
        />
      }
      table={<ChartTable caption={caption.caption} nameHead={nameHead} heads={heads} rows={summed} unit={unit} />}
    >
      <Plot
        heightPx={heightPx}
        scale={scale}
        ticks={tickTexts(scale.ticks, unit)}
        labels={rows.map(({ key, label, below }, at) => ({
          id: key,
          share: left(at) + band.bandwidth() / 2,
          text: label,
          below,
        }))}
      >
        <defs>
          {[...new Set(looks)].map((look) => (
            <LookPattern key={look} id={`${id}-bar-${look}`} look={look} />
          ))}
        </defs>
        {rows.map(({ key, name }, at) => (
          <g key={key} className="group/slot">
            <title>
              {[
                name,
                ...heads.map((head, place) => `${head} ${valueText(summed[at]?.values[place] ?? 0n, unit)}`),
              ].join("\n")}
            </title>
            <rect
              x={percentText(left(at) - band.step() * 0.16)}
              width={percentText(band.step())}
              height={heightPx}
              className="fill-transparent group-hover/slot:fill-rule/40"
            />
            {drawn[at]?.map(({ from, to, slot, slots }, place) => {
              if (from === to) return null;
              const [one, other] = [scale.y(from, heightPx), scale.y(to, heightPx)];
              const width = band.bandwidth() / slots;
              const look = looks[place] ?? "solid";
              const height = Math.max(LEAST_PX, Math.abs(one - other));
              return (
                <rect
                  // biome-ignore lint/suspicious/noArrayIndexKey: the place is the series
                  key={place}
                  x={percentText(left(at) + width * slot)}
                  width={percentText(width * (slots > 1 ? 0.92 : 1))}
                  y={rounded(to > from ? one - height : one)}
                  height={rounded(height)}
                  shapeRendering="crispEdges"
                  {...lookFill(`${id}-bar-${look}`, look)}
                />
              );
            })}
          </g>
        ))}
      </Plot>
    </ChartFrame>
  );
}

const sum = (values: readonly bigint[]) => values.reduce((total, value) => total + value, 0n);
const rounded = (px: number) => Number(px.toFixed(1));
