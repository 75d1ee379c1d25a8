import { type BarChartProps, Columns } from "./columns";

/** Bars by month, day or kind; those of several series stand beside each other. Rendered on the server; no script is sent. */
export function BarChart(props: BarChartProps) {
  return (
    <Columns
      {...props}
      bars={(values) => values.map((value, slot) => ({ from: 0n, to: value, slot, slots: values.length }))}
    />
  );
}
