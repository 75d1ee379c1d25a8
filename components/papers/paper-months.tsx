import { useLocale, useTranslations } from "next-intl";
import { monthText } from "@/components/text/month";

/** The months in which a customer has papers, each as a download. */
export function PaperMonths({ months }: { months: readonly { month: string; count: number }[] }) {
  const t = useTranslations("papers.months");
  const locale = useLocale();
  return (
    <ul>
      {months.map(({ month, count }) => (
        <li
          key={month}
          className="flex flex-wrap items-baseline gap-x-5 border-t border-rule py-2.5 reach-links first:border-t-0 first:pt-0"
        >
          <span>{monthText(month, locale)}</span>
          <span className="text-sm text-ink-2">{t("count", { count })}</span>
          <a
            className="ml-auto"
            href={`/api/v1/papers/months/${month}/zip`}
            download
            aria-label={t("zipOf", { month: monthText(month, locale) })}
          >
            {t("zip")}
          </a>
        </li>
      ))}
    </ul>
  );
}
