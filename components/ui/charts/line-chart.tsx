import { area as areaOf, curveLinear, curveStepAfter, line as lineOf } from "d3-shape";
import { useLocale, useTranslations } from "next-intl";
import { timeText } from "@/components/text/time";
import { cn } from "../cn";
import { type ChartCaption, ChartFrame } from "./chart-frame";
import { ChartTable } from "./chart-table";
import { type LinePoint, lineRows } from "./line-rows";
import { type AxisLabel, Plot, percentText, type SideLabel } from "./plot";
import { DASHES, fillClass, lookOf, type SeriesLook, strokeClass } from "./series-look";
import { timeTicks } from "./time-ticks";
import { useChartDescription } from "./use-chart-description";
import { type ChartUnit, type ValueScale, valueScale } from "./value-scale";
import { tickTexts, valueText } from "./value-text";

export interface LineSeries {
  id: string;
  label: string;
  look?: SeriesLook;
  /** Oldest first. */
  points: readonly LinePoint[];
}

interface Props extends ChartCaption {
  unit: ChartUnit;
  series: readonly LineSeries[];
  /** Where the time axis begins. @default the first point */
  from?: Date | undefined;
  /** Where it ends. @default the last point */
  to?: Date | undefined;
  /** A value stays the same until the next one: a balance. */
  step?: boolean;
  /** Fills the area below a single line. */
  area?: boolean;
  /** Values to compare with, drawn across and named: an alarm level. */
  levels?: readonly { id: string; label: string; value: bigint }[];
  /** Without axes; below stand the ends of the time (`to` in these words) and the highest value. */
  quiet?: { to: string };
  heightPx?: number;
}

/** The width that paths are drawn in; the browser stretches it to the width of the chart. */
const WIDTH = 1_000;
const DAY_LABELS_FROM = 61;

/** Values over time, as lines or steps. Rendered on the server; no script is sent. */
export function LineChart(props: Props) {
  const { unit, series, levels = [], quiet, heightPx = quiet ? 104 : 176 } = props;
  const t = useTranslations("charts");
  const locale = useLocale();
  const points = series.flatMap((one) => one.points);
  const span = timeSpan(props, points);
  const values = points.map(({ value }) => value);
  const scale = valueScale([...values, ...levels.map(({ value }) => value)], unit, !quiet);
  const named = series.map(({ label, points: own }) => ({ label, values: own.map(({ value }) => value) }));
  const daily = points.length >= DAY_LABELS_FROM;
  const most = values.reduce((high, value) => (value > high ? value : high), 0n);
  return (
    <ChartFrame
      caption={props.caption}
      captionHidden={props.captionHidden}
      description={useChartDescription(props.caption, named, unit)}
      table={
        <ChartTable
          caption={props.caption}
          nameHead={t(daily ? "lastOfDay" : "time")}
          heads={series.map(({ label }) => label)}
          rows={lineRows(series, daily)}
          unit={unit}
        />
      }
    >
      <Plot
        heightPx={heightPx}
        scale={scale}
        ticks={quiet ? undefined : tickTexts(scale.ticks, unit)}
        labels={quiet ? [] : timeLabels(span, locale)}
        side={sideLabels(props, scale, heightPx)}
      >
        {levels.map(({ id, value }) => (
          <line
            key={id}
            x1="0%"
            x2="100%"
            y1={scale.y(value, heightPx)}
            y2={scale.y(value, heightPx)}
            className="stroke-warn"
            strokeDasharray="4 4"
          />
        ))}
        {series.map((one, at) => (
          <Line
            key={one.id}
            points={one.points}
            look={lookOf(one, at)}
            step={props.step ?? false}
            filled={(props.area ?? false) && series.length === 1}
            {...{ span, scale, heightPx }}
          />
        ))}
      </Plot>
      {quiet && (
        <p className="mt-1 flex justify-between text-sm text-ink-3">
          <span>{timeText(span.from, "prose", locale, span.to)}</span>
          <span>{t("highest", { most: valueText(most, unit) })}</span>
          <span>{quiet.to}</span>
        </p>
      )}
    </ChartFrame>
  );
}

interface Span {
  from: Date;
  to: Date;
  /** From the left edge, 0 to 1. A chart of one moment has it at its right edge. */
  share(at: Date): number;
}

function timeSpan({ from, to }: Pick<Props, "from" | "to">, points: readonly LinePoint[]): Span {
  const times = points.map(({ at }) => at.getTime());
  const first = from?.getTime() ?? times.reduce((low, at) => Math.min(low, at), times[0] ?? 0);
  const last = to?.getTime() ?? times.reduce((high, at) => Math.max(high, at), first);
  const share = (at: Date) => (last > first ? Math.min(1, Math.max(0, (at.getTime() - first) / (last - first))) : 1);
  return { from: new Date(first), to: new Date(last), share };
}

function timeLabels(span: Span, locale: string): AxisLabel[] {
  return timeTicks(span.from, span.to, locale).map(({ at, text }) => ({
    id: String(at.getTime()),
    share: span.share(at),
    text,
  }));
}

/** The names of several lines at their ends, and of levels. */
function sideLabels({ series, levels = [] }: Props, scale: ValueScale, heightPx: number): SideLabel[] {
  const lines = series.length < 2 ? [] : series;
  return [
    ...lines.flatMap(({ id, label, points }) => {
      const last = points.at(-1);
      return last ? [{ id, text: label, yPx: scale.y(last.value, heightPx), className: "font-strong" }] : [];
    }),
    ...levels.map(({ id, label, value }) => ({
      id,
      text: label,
      yPx: scale.y(value, heightPx),
      className: "text-warn",
    })),
  ];
}

interface LineProps {
  points: readonly LinePoint[];
  look: SeriesLook;
  step: boolean;
  filled: boolean;
  span: Span;
  scale: ValueScale;
  heightPx: number;
}

function Line({ points, look, step, filled, span, scale, heightPx }: LineProps) {
  const last = points.at(-1);
  if (!last) return null;
  // A step lasts until the end of the time axis.
  const course = step && span.share(last.at) < 1 ? [...points, { at: span.to, value: last.value }] : points;
  const end = course.at(-1) ?? last;
  const x = ({ at }: LinePoint) => span.share(at) * WIDTH;
  const y = ({ value }: LinePoint) => scale.y(value, heightPx);
  const curve = step ? curveStepAfter : curveLinear;
  const line = lineOf<LinePoint>(x, y).curve(curve).digits(1)(course);
  const area = areaOf<LinePoint>(x, scale.y(0n, heightPx), y).curve(curve).digits(1)(course);
  return (
    <>
      {course.length > 1 && (
        <svg
          viewBox={`0 0 ${WIDTH} ${heightPx}`}
          width="100%"
          height={heightPx}
          preserveAspectRatio="none"
          className="overflow-visible fill-none"
          aria-hidden="true"
        >
          {filled && area && <path className="fill-accent-soft" d={area} />}
          <path
            className={cn(
              "stroke-[1.75] [stroke-linejoin:round] [vector-effect:non-scaling-stroke]",
              strokeClass[look],
            )}
            strokeDasharray={DASHES[look]}
            d={line ?? ""}
          />
        </svg>
      )}
      <circle cx={percentText(span.share(end.at))} cy={y(end)} r="4" className={fillClass[look]} />
    </>
  );
}
