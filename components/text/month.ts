/** "2026-11" → “2026 年 11 月”, “November 2026”. */
export function monthText(month: string, locale: string): string {
  const [year, number] = parts(month);
  return locale === "zh" ? `${year} 年 ${number} 月` : `${english(month, "long")} ${year}`;
}

/** "2026-11" → “11 月”, “Nov”: below a chart. */
export function shortMonthText(month: string, locale: string): string {
  return locale === "zh" ? `${parts(month)[1]} 月` : english(month, "short");
}

function parts(month: string): [number, number] {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return [year, number];
}

function english(month: string, length: "long" | "short"): string {
  return new Intl.DateTimeFormat("en", { month: length, timeZone: "UTC" }).format(new Date(`${month}-15`));
}
