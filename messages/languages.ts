/** The languages of the shop. Chinese comes first and is the default. Which addresses contain the language: addresses.ts. */
export const languages = ["zh", "en"] as const;
export type Language = (typeof languages)[number];

export const defaultLanguage: Language = "zh";

/** The tag of each language for `<html lang>` and Intl. */
export const htmlLang: Record<Language, string> = { zh: "zh-CN", en: "en" };

/** The cookie that remembers a visitor's choice, for pages whose address contains no language; next.config.js reads it. */
export const languageCookie = "lang";

/** The header in which a page names its language to the API: its address may contain another one than the cookie. */
export const languageHeader = "x-language";

export function isLanguage(value: unknown): value is Language {
  return languages.some((one) => one === value);
}
