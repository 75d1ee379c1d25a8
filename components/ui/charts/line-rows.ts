import { shanghaiDay, shanghaiMinute } from "@/lib/core/time";
import type { ChartRow } from "./chart-table";

export interface LinePoint {
  at: Date;
  value: bigint;
}

/**
 * The table of a line chart: a row for each time at which any series has a point. Points of the same minute are one row, with the last
 * value. @param daily one row for each day, with the last value of that day: for more points than anybody reads.
 */
export function lineRows(series: readonly { points: readonly LinePoint[] }[], daily: boolean): ChartRow[] {
  const rows = new Map<string, (bigint | undefined)[]>();
  series.forEach(({ points }, at) => {
    for (const point of points) {
      const name = daily ? shanghaiDay(point.at) : shanghaiMinute(point.at);
      const values = rows.get(name) ?? series.map(() => undefined);
      values[at] = point.value;
      rows.set(name, values);
    }
  });
  const names = [...rows.keys()].sort();
  return names.map((name) => ({ key: name, name, values: rows.get(name) ?? [] }));
}
