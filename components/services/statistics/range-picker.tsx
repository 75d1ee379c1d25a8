import Form from "next/form";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button/button";
import { cn } from "@/components/ui/cn";
import { input } from "@/components/ui/field/field";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { type AskedRange, MOST_DAYS, PRESETS } from "./asked-range";

interface Props {
  /** The page's address without its query. */
  path: string;
  subjects: readonly string[];
  /** The subject that is shown. */
  of: string;
  asked: AskedRange;
  /** The last day that can be chosen. */
  today: string;
}

/** Chooses domain and days. All of it is in the page's address, so it works without scripts and can be kept as a bookmark. */
export function RangePicker({ path, subjects, of, asked, today }: Props) {
  const t = useTranslations("services.statistics");
  const day = (name: "from" | "to") => (
    <input
      key={asked[name]}
      className={cn(input(), "w-auto max-md:min-w-0 max-md:flex-1")}
      type="date"
      name={name}
      required
      max={today}
      defaultValue={asked[name]}
      aria-label={t(name)}
    />
  );
  return (
    <div className="mb-8 space-y-4">
      <nav className="flex flex-wrap gap-2" aria-label={t("days")}>
        {PRESETS.map((days) => (
          <Link
            key={days}
            href={`${path}?${new URLSearchParams({ of, days: String(days) })}`}
            scroll={false}
            aria-current={asked.preset === days && asked.refused === null ? "true" : undefined}
            className="inline-flex min-h-control items-center rounded-md border border-edge px-4 text-sm hover:no-underline aria-[current]:border-ink aria-[current]:bg-ink aria-[current]:font-strong aria-[current]:text-ground"
          >
            {t("preset", { days })}
          </Link>
        ))}
      </nav>
      <Form className="flex flex-wrap items-center gap-2" action={path} prefetch={false} scroll={false}>
        <SubjectChoice subjects={subjects} of={of} />
        <span className="inline-flex items-center gap-2 max-md:w-full">
          {day("from")}
          <span className="text-ink-3">{t("until")}</span>
          {day("to")}
        </span>
        <Button type="submit">{t("show")}</Button>
      </Form>
      {asked.refused && <Note kind="warn" title={t(`refused.${asked.refused}`, { most: MOST_DAYS })} />}
    </div>
  );
}

/** The choice of a domain in a form that is sent by GET. */
export function SubjectChoice({ subjects, of }: Pick<Props, "subjects" | "of">) {
  const t = useTranslations("services.statistics");
  return (
    <select
      key={of}
      name="of"
      defaultValue={of}
      aria-label={t("of")}
      className={cn(input(), "w-auto pr-8 select-arrow max-md:w-full")}
    >
      {subjects.map((subject) => (
        <option key={subject} value={subject}>
          {subject}
        </option>
      ))}
    </select>
  );
}
