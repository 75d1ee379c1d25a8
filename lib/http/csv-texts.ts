import { createTranslator } from "next-intl";
import en from "@/messages/en/csv.json";
import zh from "@/messages/zh/csv.json";
import type { Locale } from "./locale";

/** The heads and words of the tables that people download. */
export function csvTexts(locale: Locale) {
  return createTranslator({ locale, messages: locale === "en" ? en : zh });
}
