import { getRequestConfig } from "next-intl/server";
import { defaultLanguage, isLanguage } from "./languages";
import { loadMessages } from "./load";

/** What next-intl asks on the server for each render; found through the plugin in next.config.js. */
export default getRequestConfig(async ({ requestLocale }) => {
  const asked = await requestLocale;
  const locale = isLanguage(asked) ? asked : defaultLanguage;
  return { locale, messages: await loadMessages(locale), timeZone: "Asia/Shanghai" };
});
