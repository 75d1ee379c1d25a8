import { cva } from "class-variance-authority";
import { useLocale, useTranslations } from "next-intl";
import type { CSSProperties, ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Section } from "@/components/ui/section";
import { monthName } from "./month-name";
import type { CalendarMark, MonthRow } from "./year-rows";

const AXIS = [1, 5, 10, 15, 20, 25, 31];
/** The line of a month, or of the days' numbers above. */
const lineClass = "grid h-9 grid-cols-[7rem_minmax(0,1fr)] items-center gap-4 text-sm";
/** At the day `--day`, in the middle of the line. */
const onDayClass = "absolute top-1/2 left-[calc((var(--day)-.5)/31*100%)]";
const dot = cva("rounded-full", {
  variants: {
    of: {
      today: "size-3 bg-accent-mark",
      auto: "size-2.5 border-2 border-ink-2 bg-ink-2",
      manual: "size-2.5 border-2 border-warn bg-ground",
    },
  },
});
const at = (day: number) => ({ "--day": day }) as CSSProperties;

/** The coming year as a chart: a line for each month, a dot for today. The list beside it contains the same as text. */
export function ExpiryYear({ rows }: { rows: readonly MonthRow[] }) {
  const t = useTranslations("calendar");
  const locale = useLocale();
  const count = rows.reduce((sum, row) => sum + row.entries.length, 0);
  return (
    <Section title={t("picture.title")} lead={t("picture.lead")}>
      {count === 0 && <p className="text-ink-2">{t("picture.none")}</p>}
      <figure>
        <div className="grid" role="img" aria-label={t("picture.label", { count })}>
          <div className={cn(lineClass, "h-6")}>
            <span />
            <div className="relative h-full">
              {AXIS.map((day) => (
                <small
                  key={day}
                  className={cn(onDayClass, "-translate-1/2 text-xs whitespace-nowrap text-ink-3")}
                  style={at(day)}
                >
                  {day}
                </small>
              ))}
            </div>
          </div>
          {rows.map((row, place) => {
            const name = { year: row.year, month: monthName(row.month, locale) };
            return (
              <div className={lineClass} key={row.key}>
                <span className="whitespace-nowrap text-ink-2">
                  {t(place === 0 || row.month === 1 ? "month" : "monthShort", name)}
                </span>
                <div
                  className="relative h-full before:absolute before:top-1/2 before:left-0 before:w-[calc(var(--days)/31*100%)] before:border-t before:border-rule before:content-['']"
                  style={{ "--days": row.days } as CSSProperties}
                >
                  {row.marks.map((mark) => (
                    <MarkView key={mark.day} mark={mark} />
                  ))}
                  {row.today !== null && (
                    <i
                      className={cn(onDayClass, dot({ of: "today" }), "-translate-1/2")}
                      style={at(row.today)}
                      title={t("picture.today")}
                    />
                  )}
                </div>
              </div>
            );
          })}
        </div>
        <figcaption className="mt-3 flex flex-wrap gap-x-6 gap-y-1 pl-32 text-sm text-ink-2">
          {(["today", "auto", "manual"] as const).map((of) => (
            <span key={of} className="inline-flex items-center gap-2">
              <i className={cn(dot({ of }), "flex-none")} />
              {t(`picture.${of}`)}
            </span>
          ))}
        </figcaption>
      </figure>
    </Section>
  );
}

function MarkView({ mark }: { mark: CalendarMark }) {
  const t = useTranslations("calendar.picture");
  const [first] = mark.entries;
  const others = mark.entries.length - 1;
  const name = first?.displayName ?? "";
  // Only the name is cut where there is too little room, never how many there are.
  const shortName = (text: ReactNode) => <span className="min-w-0 truncate">{text}</span>;
  return (
    <>
      <i
        className={cn(onDayClass, dot({ of: mark.needsAction ? "manual" : "auto" }), "-translate-1/2")}
        style={at(mark.day)}
        title={mark.entries.map(({ displayName }) => displayName).join("\n")}
      />
      {mark.label && (
        <b
          className={cn(
            onDayClass,
            "flex max-w-[calc(9.5/31*100%)] -translate-y-1/2 bg-ground px-1.5 font-normal whitespace-pre",
            mark.label === "right" ? "translate-x-1.5" : "translate-x-[calc(-100%-6px)]",
          )}
          style={at(mark.day)}
        >
          {others > 0 ? t.rich("more", { name, others, cut: shortName }) : shortName(name)}
        </b>
      )}
    </>
  );
}
