/** Whole days in Shanghai: `to` is the midnight after the last one. `step`: how long a point of a chart is. */
export interface DayRange {
  from: Date;
  to: Date;
  step: "hour" | "day";
}

/** Values over time. Texts of the product line: `statistics.charts.<id>`, with `.<step>` where they differ, and `statistics.series.<id>`. */
export interface StatisticsChart {
  id: string;
  unit: "bytes" | "bps" | "count";
  /** bars: sums of a day, drawn as bars; of an hour as a line. */
  as: "line" | "bars";
  series: readonly { id: string; points: readonly { at: Date; value: number }[] }[];
}

/** Names with how often each was counted, the most frequent first. Text: `statistics.tops.<id>`. */
export interface TopList {
  id: string;
  rows: readonly { name: string; value: number }[];
}

export interface Figures {
  charts: readonly StatisticsChart[];
  tops: readonly TopList[];
}

/** A file of access logs. `key` finds it again in the list of its day. */
export interface LogFile {
  key: string;
  from: Date | null;
  to: Date | null;
  bytes: number | null;
  /** Where the upstream has it. Customers download it through the shop. */
  url: string;
}
