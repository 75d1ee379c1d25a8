import { monthText, shortMonthText } from "@/components/text/month";
import type { ChartCategory } from "./category-bars";

/** Months as categories of a bar chart; the year stands below where it changes. @param months "2026-11" */
export function monthCategories(months: readonly string[], locale: string): ChartCategory[] {
  return months.map((month) => ({
    key: month,
    label: shortMonthText(month, locale),
    below: month.slice(0, 4),
    name: monthText(month, locale),
  }));
}
