import { createTranslator } from "next-intl";
import en from "@/messages/en/csv.json";
import zh from "@/messages/zh/csv.json";
import type { Language } from "@/messages/languages";

/** The heads and words of the tables that people download. */
export function csvTexts(locale: Language) {
  return createTranslator({ locale, messages: locale === "en" ? en : zh });
}
