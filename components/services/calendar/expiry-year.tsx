import { useLocale, useTranslations } from "next-intl";
import type { CSSProperties } from "react";
import { Section } from "@/components/ui/section";
import { monthName } from "./month-name";
import type { CalendarMark, MonthRow } from "./year-rows";

const AXIS = [1, 5, 10, 15, 20, 25, 31];
const at = (day: number) => ({ "--day": day }) as CSSProperties;

/** The coming year as a chart: a line for each month, a dot for today. The list beside it contains the same as text. */
export function ExpiryYear({ rows }: { rows: readonly MonthRow[] }) {
  const t = useTranslations("calendar");
  const locale = useLocale();
  const count = rows.reduce((sum, row) => sum + row.entries.length, 0);
  return (
    <Section title={t("picture.title")} lead={t("picture.lead")}>
      {count === 0 && <p className="mute">{t("picture.none")}</p>}
      <figure className="year">
        <div className="year-rows" role="img" aria-label={t("picture.label", { count })}>
          <div className="year-row year-axis">
            <span />
            <div>
              {AXIS.map((day) => (
                <small key={day} style={at(day)}>
                  {day}
                </small>
              ))}
            </div>
          </div>
          {rows.map((row, place) => {
            const name = { year: row.year, month: monthName(row.month, locale) };
            return (
              <div className="year-row" key={row.key}>
                <span>{t(place === 0 || row.month === 1 ? "month" : "monthShort", name)}</span>
                <div style={{ "--days": row.days } as CSSProperties}>
                  {row.marks.map((mark) => (
                    <MarkView key={mark.day} mark={mark} />
                  ))}
                  {row.today !== null && <i className="year-today" style={at(row.today)} title={t("picture.today")} />}
                </div>
              </div>
            );
          })}
        </div>
        <figcaption>
          <span className="key-today">{t("picture.today")}</span>
          <span className="key-auto">{t("picture.auto")}</span>
          <span className="key-manual">{t("picture.manual")}</span>
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
  const text = others > 0 ? t("more", { name, count: mark.entries.length }) : name;
  return (
    <>
      <i
        className={mark.needsAction ? "year-mark needs-action" : "year-mark"}
        style={at(mark.day)}
        title={mark.entries.map(({ displayName }) => displayName).join("\n")}
      />
      {mark.label && (
        <b className={`year-name ${mark.label}`} style={at(mark.day)}>
          {text}
        </b>
      )}
    </>
  );
}
