import { useLocale, useTranslations } from "next-intl";
import { monthText } from "@/components/text/month";
import { Note } from "@/components/ui/note";
import type { AskedMonth } from "./asked-month";

/** Says that the address named a month without books, and which month is shown instead. */
export function RefusedMonth({ month, refused }: AskedMonth) {
  const t = useTranslations("books");
  const locale = useLocale();
  if (refused === null) return null;
  return (
    <Note kind="warn" title={t("noMonth", { asked: refused })}>
      <p>{t("noMonthShown", { month: monthText(month, locale) })}</p>
    </Note>
  );
}
