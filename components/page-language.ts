import { htmlLang, languageHeader, languages } from "@/messages/languages";

/** The header that asks the API to answer in the language of this page, which its address may have decided, not the cookie. */
export function pageLanguage(): Record<string, string> {
  if (typeof document === "undefined") return {};
  const language = languages.find((one) => htmlLang[one] === document.documentElement.lang);
  return language === undefined ? {} : { [languageHeader]: language };
}
