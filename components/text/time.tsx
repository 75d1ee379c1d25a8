import { useLocale } from "next-intl";
import { daysBetween, shanghaiDay, shanghaiMinute, shanghaiSecond } from "@/lib/core/time";

interface Props {
  /** An instant, or its ISO text as it travels in JSON. */
  at: Date | string;
  /** `day` and `minute` for tables, `second` for timelines and logs, `prose` for sentences (11 月 24 日). @default minute */
  as?: "day" | "minute" | "second" | "prose";
  /** With `prose`: the current time; its year is left out. */
  now?: Date | string;
}

/** A time in the Shanghai time zone. */
export function Time({ at, as = "minute", now }: Props) {
  const locale = useLocale();
  const instant = new Date(at);
  return <time dateTime={instant.toISOString()}>{timeText(instant, as, locale, now ? new Date(now) : undefined)}</time>;
}

export function timeText(at: Date, as: NonNullable<Props["as"]>, locale: string, now?: Date): string {
  if (as === "day") return shanghaiDay(at);
  if (as === "second") return shanghaiSecond(at);
  if (as === "minute") return shanghaiMinute(at);
  const [year = "", month = "", day = ""] = shanghaiDay(at).split("-");
  const thisYear = now !== undefined && shanghaiDay(now).startsWith(year);
  if (locale === "zh") return `${thisYear ? "" : `${Number(year)} 年 `}${Number(month)} 月 ${Number(day)} 日`;
  const name = new Intl.DateTimeFormat("en", { month: "long", timeZone: "UTC" }).format(
    new Date(`${year}-${month}-15`),
  );
  return `${Number(day)} ${name}${thisYear ? "" : ` ${year}`}`;
}

/** Days from now until then, by the calendar of Shanghai; negative for the past. */
export function daysLeft(at: Date | string, now: Date | string): number {
  return daysBetween(new Date(now), new Date(at));
}
