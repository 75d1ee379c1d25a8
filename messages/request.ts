import { locale as rootLocale } from "next/root-params";
import { getRequestConfig } from "next-intl/server";
import { defaultLanguage, isLanguage } from "./languages";
import { loadMessages } from "./load";

/**
 * The configuration of next-intl for each render on the server; next.config.js names this file. The language is read from the
 * `[locale]` segment here, because a click within the shop renders a page alone, without its layouts.
 */
export default getRequestConfig(async ({ locale: named }) => {
  const asked: unknown = named ?? (await rootLocale());
  const locale = isLanguage(asked) ? asked : defaultLanguage;
  return { locale, messages: await loadMessages(locale), timeZone: "Asia/Shanghai" };
});
