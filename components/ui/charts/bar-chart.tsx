import { type BarChartProps, CategoryBars } from "./category-bars";

/** Bars by month, day or kind; those of several series stand beside each other. Rendered on the server; no script is sent. */
export function BarChart(props: BarChartProps) {
  return (
    <CategoryBars
      {...props}
      bars={(values) => values.map((value, slot) => ({ from: 0n, to: value, slot, slots: values.length }))}
    />
  );
}
