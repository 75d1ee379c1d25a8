import { locale as rootLocale } from "next/root-params";
import { getRequestConfig } from "next-intl/server";
import { defaultLanguage, isLanguage } from "./languages";
import { loadMessages } from "./load";

/**
 * What next-intl asks on the server for each render; found through the plugin in next.config.js. The language is that of the address
 * ([locale]) wherever a render begins: a click within the shop renders a page alone, without the layouts around it.
 */
export default getRequestConfig(async ({ locale: named }) => {
  const asked: unknown = named ?? (await rootLocale());
  const locale = isLanguage(asked) ? asked : defaultLanguage;
  return { locale, messages: await loadMessages(locale), timeZone: "Asia/Shanghai" };
});
