/** Money in fen, a number of things, bytes, or bits a second. */
export type ChartUnit = "fen" | "count" | "bytes" | "bps";

export interface ValueScale {
  /** Round values for the axis, the lowest first. */
  ticks: readonly bigint[];
  /** Pixels from the upper edge of a plot of this height. */
  y(value: bigint, heightPx: number): number;
}

/** A value is placed at one of this many parts of the axis: more than any plot has pixels. */
const PARTS = 1_000_000n;

/**
 * A value axis that contains zero and all values. The arithmetic is done in bigint, because a float would show wrong fen at large
 * amounts; only a value's share of the axis becomes a float.
 * @param round extends the axis to round values.
 */
export function valueScale(values: readonly bigint[], unit: ChartUnit, round = true): ValueScale {
  const least = values.reduce((low, value) => (value < low ? value : low), 0n);
  const greatest = values.reduce((high, value) => (value > high ? value : high), 0n);
  // Without values, or with nothing but zeros: an axis up to one yuan, or one thing.
  const most = greatest === least ? least + (unit === "fen" ? 100n : 1n) : greatest;
  const step = roundStep(most - least);
  // Values that go less than half a step below zero don't lengthen the axis by a whole step.
  const floor = round && -least * 2n >= step ? -ceil(-least, step) : least;
  const top = round ? ceil(most, step) : most;
  const ticks: bigint[] = [];
  for (let tick = ceil(floor, step); tick <= top; tick += step) ticks.push(tick);
  return {
    ticks,
    y: (value, heightPx) => (Number(((top - value) * PARTS) / (top - floor)) / Number(PARTS)) * heightPx,
  };
}

/** The smallest of 1, 2, 5, 10, 20, 50 … of which at most four make this span. */
function roundStep(span: bigint): bigint {
  for (let power = 1n; ; power *= 10n) {
    for (const factor of [1n, 2n, 5n]) if (factor * power * 4n >= span) return factor * power;
  }
}

/** The next multiple of `step` that is not below. */
function ceil(value: bigint, step: bigint): bigint {
  const rest = value % step;
  return rest > 0n ? value - rest + step : value - rest;
}
