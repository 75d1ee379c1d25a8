/** One row of the benchmark's table. */
export interface BenchRow {
  name: string;
  value: number;
  unit: string;
  /** What it is compared with in the same run, in the same unit unless its name says another: machines differ. */
  baseline: { name: string; value: number };
  /** What the same costs where there is nothing of ours, where the baseline is something else. */
  empty?: { name: string; value: number };
  /** In words: "≥ 65 % of baseline", "≤ 25 ms". */
  target: string;
  met: boolean;
}

/** Median, for figures that jump. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

const round = (value: number) => (value >= 100 ? Math.round(value) : Math.round(value * 10) / 10).toString();

/** The table as text. */
export function tableText(rows: readonly BenchRow[]): string {
  const cells = rows.map((row) => [
    row.name,
    `${round(row.value)} ${row.unit}`,
    [row.baseline, row.empty].flatMap((one) => (one ? [`${one.name} ${round(one.value)}`] : [])).join("; "),
    // Of interactions that all took under 16 ms none is seen.
    row.baseline.value > 0 ? `${Math.round((row.value / row.baseline.value) * 100)} %` : "–",
    row.target,
    row.met ? "met" : "MISSED",
  ]);
  const all = [["what", "measured", "baseline", "ratio", "target", ""], ...cells];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0))) ?? [];
  return all
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
