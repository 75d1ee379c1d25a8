import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button/button-link";
import { shanghaiDay } from "@/lib/core/time";
import { shiftedMonth } from "./asked-month";

/** The same page for the month before and, unless it is the current one, for the month after. */
export function MonthLinks({ path, month }: { path: string; month: string }) {
  const t = useTranslations("books");
  const isPast = month < shanghaiDay(new Date()).slice(0, 7);
  return (
    <>
      <ButtonLink small href={`${path}?month=${shiftedMonth(month, -1)}`}>
        {t("monthBefore")}
      </ButtonLink>
      {isPast && (
        <ButtonLink small href={`${path}?month=${shiftedMonth(month, 1)}`}>
          {t("monthAfter")}
        </ButtonLink>
      )}
    </>
  );
}
