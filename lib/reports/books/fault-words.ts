import { createTranslator } from "next-intl";
import type { BookFault } from "@/lib/ledger/find-faults";
import en from "@/messages/en/reports.json";
import type { Language } from "@/messages/languages";
import { unchecked } from "@/messages/unchecked";
import zh from "@/messages/zh/reports.json";
import { faultValues } from "../contract";

/** A fault in the words of the balance page: what was checked, and what was found. What has no words is shown as it is stored. */
export function faultInWords(
  { check, subject, detail, facts }: BookFault,
  locale: Language,
): { label: string; value: string } {
  const t = unchecked(createTranslator({ locale, messages: locale === "en" ? en : zh, namespace: "books" }));
  return {
    label: t.has(`fault.${check}`) ? t(`fault.${check}`) : check,
    value: facts && t.has(`said.${check}`) ? t(`said.${check}`, faultValues(facts)) : `${subject} ${detail}`.trim(),
  };
}
