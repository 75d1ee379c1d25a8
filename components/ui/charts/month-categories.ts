import { monthText, shortMonthText } from "@/components/text/month";
import type { ChartCategory } from "./columns";

/** Months as categories of a bar chart; the year stands below the first one and below each January. @param months "2026-11" */
export function monthCategories(months: readonly string[], locale: string): ChartCategory[] {
  return months.map((month, at) => ({
    key: month,
    label: shortMonthText(month, locale),
    below: at === 0 || month.endsWith("-01") ? month.slice(0, 4) : undefined,
    name: monthText(month, locale),
  }));
}
