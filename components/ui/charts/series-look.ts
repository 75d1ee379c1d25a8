/** What tells series apart without colour: how a bar is filled, how a line is dashed. Each look also has its own colour. */
export type SeriesLook = "solid" | "hatched" | "outlined" | "lined";

/** The order in which series get their looks, if they name none. */
const LOOKS: readonly SeriesLook[] = ["solid", "hatched", "outlined", "lined"];

/** More series than looks are too many for one chart: join the small ones first. */
export function lookOf(series: { look?: SeriesLook }, at: number): SeriesLook {
  return series.look ?? LOOKS[at % LOOKS.length] ?? "solid";
}

export const strokeClass: Record<SeriesLook, string> = {
  solid: "stroke-chart-1",
  hatched: "stroke-chart-2",
  outlined: "stroke-chart-3",
  lined: "stroke-chart-4",
};

export const fillClass: Record<SeriesLook, string> = {
  solid: "fill-chart-1",
  hatched: "fill-chart-2",
  outlined: "fill-chart-3",
  lined: "fill-chart-4",
};

/** `stroke-dasharray`. */
export const DASHES: Record<SeriesLook, string | undefined> = {
  solid: undefined,
  hatched: "7 4",
  outlined: "2 3",
  lined: "10 3 2 3",
};
