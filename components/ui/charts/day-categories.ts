import { shortMonthText } from "@/components/text/month";
import { timeText } from "@/components/text/time";
import type { ChartCategory } from "./category-bars";

/** Days as categories of a bar chart; the month stands below where it changes. @param days "2026-11-26" */
export function dayCategories(days: readonly string[], locale: string): ChartCategory[] {
  return days.map((day) => ({
    key: day,
    label: locale === "zh" ? `${Number(day.slice(8))} 日` : String(Number(day.slice(8))),
    below: shortMonthText(day.slice(0, 7), locale),
    name: timeText(new Date(`${day}T00:00:00+08:00`), "prose", locale),
  }));
}
