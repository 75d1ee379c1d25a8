import { useTranslations } from "next-intl";

/**
 * A time of day with its zone, for deadlines and for paper; lists need it not, because the footer says it of the whole page.
 * Mails: lib/notify/clock-text.ts.
 */
export function useClock(): (shanghaiTime: string) => string {
  const t = useTranslations("ui");
  return (at) => t("clock", { at });
}
