"use client";

import { useTranslations } from "next-intl";
import { type Config, type FormField, fieldFault } from "@/lib/product-lines/form";
import { formatHints } from "@/lib/product-lines/format-hints";
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

  function sentence(fault: string, field: FormField): string {
    // The error replaces the hint, so it has to repeat it: the hint describes the pattern in words.
    const hint = fault === "pattern" && formatHints(field, texts).find((key) => t.has(key));
    if (hint) return common("patternHint", { hint: t(hint) });
    const rule = field.kind === "password" ? field.rule : undefined;
    const most = "maxLength" in field ? field.maxLength : field.kind === "amount" ? field.max : 0;
    const least = field.kind === "amount" ? field.min : 0;
    return unchecked(common)(`fault.${fault}`, {
      min: rule?.min ?? least,
      max: rule?.max ?? most,
      step: field.kind === "amount" ? field.step : 1,
      specials: rule?.specials ?? "",
    });
  }

  return (fields, values, at) => {
    const sentences: Record<string, string> = {};
    for (const field of fields) {
      const fault = fieldFault(field, values?.[field.id]);
      if (fault !== null) sentences[`${at}.${field.id}`] = sentence(fault, field);
    }
    return sentences;
  };
}
