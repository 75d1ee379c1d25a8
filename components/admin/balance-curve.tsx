import { formatFen } from "@/lib/core/money";
import { shanghaiDay } from "@/lib/core/time";

interface Props {
  points: readonly { at: number; fen: bigint }[];
  alarmFen: bigint;
  /** The chart in a sentence, for screen readers. */
  label: string;
}

const WIDTH = 912;
const HEIGHT = 190;
const LEFT = 84;
const BOTTOM = 24;

/**
 * A step chart, because a balance stays the same until it changes; the alarm level is dashed. Rendered on the server, without
 * script.
 */
export function AgentBalanceCurve({ points, alarmFen, label }: Props) {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return null;
  const fens = [...points.map((point) => Number(point.fen)), Number(alarmFen), 0];
  const [top, floor] = [Math.max(...fens), Math.min(...fens)];
  const x = (at: number) => LEFT + ((at - first.at) / Math.max(1, last.at - first.at)) * (WIDTH - LEFT - 8);
  const y = (fen: number) => 8 + (1 - (fen - floor) / Math.max(1, top - floor)) * (HEIGHT - BOTTOM - 8);
  const path = points
    .map((point, i) =>
      i === 0 ? `M${x(point.at)} ${y(Number(point.fen))}` : `H${x(point.at)}V${y(Number(point.fen))}`,
    )
    .join("");
  return (
    <svg
      className="block h-48 w-full overflow-visible"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={label}
    >
      {[floor, top].map((fen) => (
        <g key={fen}>
          <line x1={LEFT} x2={WIDTH} y1={y(fen)} y2={y(fen)} stroke="var(--color-rule)" />
          <text x={LEFT - 8} y={y(fen) + 4} textAnchor="end" fontSize="12" fill="var(--color-ink-3)">
            {formatFen(BigInt(fen), { short: true })}
          </text>
        </g>
      ))}
      <line
        x1={LEFT}
        x2={WIDTH}
        y1={y(Number(alarmFen))}
        y2={y(Number(alarmFen))}
        stroke="var(--color-warn)"
        strokeDasharray="4 4"
      />
      <path d={path} fill="none" stroke="var(--color-accent-mark)" strokeWidth="2" />
      <circle cx={x(last.at)} cy={y(Number(last.fen))} r="4" fill="var(--color-accent-mark)" />
      <text x={LEFT} y={HEIGHT - 4} fontSize="12" fill="var(--color-ink-3)">
        {shanghaiDay(new Date(first.at))}
      </text>
      <text x={WIDTH} y={HEIGHT - 4} textAnchor="end" fontSize="12" fill="var(--color-ink-3)">
        {shanghaiDay(new Date(last.at))}
      </text>
    </svg>
  );
}
