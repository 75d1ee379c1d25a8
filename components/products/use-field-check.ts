"use client";

import { useLocale, useTranslations } from "next-intl";
import { type Config, type FormField, fieldFault } from "@/lib/product-lines/form";
import { formatHints } from "@/lib/product-lines/format-hints";
import { passwordFaults } from "@/lib/product-lines/password-rule";
import { passwordSentence } from "@/messages/password-sentence";
import { unchecked } from "@/messages/unchecked";

/**
 * The check of a product line's fields, for useCheckedForm: the sentences of those that are wrong, by their paths below `config`
 * (or `input`, the controls' name for it). @param texts the namespace of the product line's messages: "hostingLine"
 */
export function useFieldCheck(
  texts: string,
): (fields: readonly FormField[], values: Config | undefined, at: "config" | "input") => Record<string, string> {
  const t = unchecked(useTranslations());
  const common = useTranslations("fields");
  const locale = useLocale();

  function sentence(fault: string, field: FormField, value: Config[string] | undefined): string {
    // The error replaces the hint, so it has to repeat it: the hint describes the pattern in words.
    const hint = fault === "pattern" && formatHints(field, texts).find((key) => t.has(key));
    if (hint) return common("patternHint", { hint: t(hint) });
    if (fault === "password" && field.kind === "password")
      return passwordSentence(unchecked(common), locale, passwordFaults(field.rule, String(value)), field.rule);
    const most = "maxLength" in field ? field.maxLength : field.kind === "amount" ? field.max : 0;
    const least = field.kind === "amount" ? field.min : 0;
    const step = field.kind === "amount" ? field.step : 1;
    return unchecked(common)(`fault.${fault}`, { min: least, max: most, step });
  }

  return (fields, values, at) => {
    const sentences: Record<string, string> = {};
    for (const field of fields) {
      const value = values?.[field.id];
      const fault = fieldFault(field, value);
      if (fault !== null) sentences[`${at}.${field.id}`] = sentence(fault, field, value);
    }
    return sentences;
  };
}
