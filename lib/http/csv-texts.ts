import { createTranslator } from "next-intl";
import en from "@/messages/en/csv.json";
import type { Language } from "@/messages/languages";
import zh from "@/messages/zh/csv.json";

/** Translations for the column heads and words of CSV downloads. */
export function csvTexts(locale: Language) {
  return createTranslator({ locale, messages: locale === "en" ? en : zh });
}
