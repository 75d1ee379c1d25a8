import { createTranslator } from "next-intl";
import en from "@/messages/en/csv.json";
import type { Language } from "@/messages/languages";
import zh from "@/messages/zh/csv.json";

/** The heads and words of the tables that people download. */
export function csvTexts(locale: Language) {
  return createTranslator({ locale, messages: locale === "en" ? en : zh });
}
