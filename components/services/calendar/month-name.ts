/** "12" or "December": the argument of the message for a month. */
export function monthName(month: number, locale: string): string {
  if (locale === "zh") return String(month);
  return new Intl.DateTimeFormat("en", { month: "long", timeZone: "UTC" }).format(
    new Date(Date.UTC(2026, month - 1, 15)),
  );
}
