/** The languages of the shop. Chinese comes first and is the default. URLs do not contain the language. */
export const languages = ["zh", "en"] as const;
export type Language = (typeof languages)[number];

export const defaultLanguage: Language = "zh";

/** The tag of each language for `<html lang>` and Intl. */
export const htmlLang: Record<Language, string> = { zh: "zh-CN", en: "en" };

/** The cookie that remembers a visitor's choice; next.config.js reads it. */
export const languageCookie = "lang";

export function isLanguage(value: unknown): value is Language {
  return languages.some((one) => one === value);
}
