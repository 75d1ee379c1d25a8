import type { ReactNode } from "react";
import { cn } from "../cn";
import { labelSteps } from "./label-steps";
import { spreadLabels } from "./spread-labels";
import type { ValueScale } from "./value-scale";

/** A label below the plot. */
export interface AxisLabel {
  id: string;
  /** From the left edge, 0 to 1. */
  share: number;
  text: string;
  /** A second line, shown where it differs from the label before: the year of a month. */
  below?: string | undefined;
}

/** A label beside the plot: the name of a line at its end, or of a level. */
export interface SideLabel {
  id: string;
  yPx: number;
  text: string;
  className?: string | undefined;
}

interface Props {
  heightPx: number;
  scale: ValueScale;
  /** The texts of the scale's ticks; without them there is no value axis. */
  ticks?: readonly string[];
  labels: readonly AxisLabel[];
  side?: readonly SideLabel[];
  /** SVG, in pixels from above and percent from the left. */
  children: ReactNode;
}

/**
 * The area of a chart with its axes. The SVG has no viewBox: heights are pixels and widths are percent, so nothing has to be measured,
 * and texts are HTML of the usual size at any width.
 */
export function Plot({ heightPx, scale, ticks, labels, side = [], children }: Props) {
  const height = { height: heightPx };
  const sideYs = spreadLabels(
    side.map(({ yPx }) => yPx),
    heightPx,
  );
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)_auto] pt-2">
      <div className="grid items-start justify-items-end" style={height}>
        {ticks?.map((text, at) => (
          <span
            key={text}
            className="relative -mt-2 pr-2 text-xs/4 figures text-ink-3 [grid-area:1/1]"
            style={{ top: scale.y(scale.ticks[at] ?? 0n, heightPx) }}
          >
            {text}
          </span>
        ))}
      </div>
      <svg className="w-full overflow-visible" style={height} aria-hidden="true" focusable="false">
        {ticks &&
          scale.ticks.map((tick) => (
            <HairLine key={String(tick)} y={scale.y(tick, heightPx)} className="stroke-rule" />
          ))}
        {children}
        <HairLine y={scale.y(0n, heightPx)} className="stroke-edge" />
      </svg>
      <div className="grid items-start justify-items-start" style={height}>
        {side.map(({ id, text, className }, at) => (
          <span
            key={id}
            className={cn("relative -mt-2 max-w-28 truncate pl-2.5 text-xs/4 [grid-area:1/1]", className)}
            style={{ top: sideYs[at] }}
          >
            {text}
          </span>
        ))}
      </div>
      {labels.length > 0 && (
        <div className="@container relative col-start-2 mt-1 h-5 has-[small]:h-9">
          {roomClass.map((className, room) => (
            <BelowLabels key={className} labels={labels} room={room} className={className} />
          ))}
        </div>
      )}
    </div>
  );
}

function HairLine({ y, className }: { y: number; className: string }) {
  return <line x1="0%" x2="100%" y1={y} y2={y} className={className} shapeRendering="crispEdges" />;
}

/** Where each choice of labels is shown, by the width of the plot; the widths are those of labelSteps. */
const roomClass = ["@min-[24rem]:hidden", "hidden @min-[24rem]:block @min-[42rem]:hidden", "hidden @min-[42rem]:block"];

interface BelowLabelsProps {
  labels: readonly AxisLabel[];
  room: number;
  className: string;
}

/** As many labels as this width has room for. Each is centred below its place; at the ends it stays inside. */
function BelowLabels({ labels, room, className }: BelowLabelsProps) {
  const step = labelSteps(labels.map(({ text }) => text))[room] ?? 1;
  const shown = labels.filter((_, at) => at % step === 0);
  return (
    <div className={className}>
      {shown.map(({ id, share, text, below }, at) => (
        <span
          key={id}
          className={cn(
            "absolute text-center text-xs whitespace-nowrap text-ink-3",
            share < 0.03 ? "text-left" : share > 0.97 ? "-translate-x-full text-right" : "-translate-x-1/2",
          )}
          style={{ left: percentText(share) }}
        >
          {text}
          {below !== shown[at - 1]?.below && <small className="block text-xs">{below}</small>}
        </span>
      ))}
    </div>
  );
}

/** "12.34%" */
export function percentText(share: number): string {
  return `${Number((share * 100).toFixed(2))}%`;
}
