import { shortMonthText } from "@/components/text/month";
import type { ChartCategory } from "./category-bars";

/**
 * Weeks as categories of a bar chart, named by their Mondays. @param mondays "2026-11-23" @param name of a week in full, by its
 * Monday
 */
export function weekCategories(
  mondays: readonly string[],
  locale: string,
  name: (monday: string) => string,
): ChartCategory[] {
  return mondays.map((monday) => {
    const [month, day] = [shortMonthText(monday.slice(0, 7), locale), Number(monday.slice(8))];
    return { key: monday, label: locale === "zh" ? `${month} ${day} 日` : `${day} ${month}`, name: name(monday) };
  });
}
