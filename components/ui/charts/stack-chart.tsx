import { type Bar, type BarChartProps, CategoryBars } from "./category-bars";

interface Props extends BarChartProps {
  /** What the parts make together: “收入”. */
  total: string;
}

/** Bars of parts that stand on each other; negative parts hang below zero. Rendered on the server; no script is sent. */
export function StackChart(props: Props) {
  return <CategoryBars {...props} bars={stacked} />;
}

/** The first series stands next to zero on its side. */
function stacked(values: readonly bigint[]): Bar[] {
  let [above, below] = [0n, 0n];
  return values.map((value) => {
    const from = value < 0n ? below : above;
    const to = from + value;
    if (value < 0n) below = to;
    else above = to;
    return { from, to, slot: 0, slots: 1 };
  });
}
