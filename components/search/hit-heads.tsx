import { useTranslations } from "next-intl";

/** What stands above the columns of a list of hits; a narrow window says it in the rows instead. */
export function HitHeads({ columns }: { columns: 1 | 2 }) {
  const t = useTranslations("search.row");
  const head = (
    <span className="grid grid-cols-[minmax(0,1fr)_4.25rem_4.25rem_2.75rem] gap-x-2 text-right">
      <i className="text-left not-italic">{t("suffix")}</i>
      {t("first")}
      <em className="not-italic">{t("renew")}</em>
    </span>
  );
  return (
    <div className="hidden grid-cols-[1fr_1fr] gap-x-14 text-sm/8 text-ink-3 lg:grid" aria-hidden="true">
      {head}
      {columns === 2 && head}
    </div>
  );
}
