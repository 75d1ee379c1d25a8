import "server-only";
import { createTranslator } from "next-intl";
import { AppError, type FieldError } from "@/lib/core/errors";
import type { Language } from "@/messages/languages";
import { loadMessages } from "@/messages/load";
import { passwordSentence } from "@/messages/password-sentence";
import { unchecked } from "@/messages/unchecked";

/**
 * The sentences of an error's fields that say what is wanted, or all rules that a password breaks, by path. Without such a field no messages
 * are loaded.
 */
export async function hintedSentences(error: unknown, locale: Language): Promise<Record<string, string>> {
  if (!(error instanceof AppError)) return {};
  const hinted = Object.entries(error.fields).filter(
    ([, { hints = [], params }]) => hints.length > 0 || params?.broken,
  );
  if (hinted.length === 0) return {};
  const messages = await loadMessages(locale);
  const t = unchecked(createTranslator({ locale, messages }));
  const fields = unchecked(createTranslator({ locale, messages, namespace: "fields" }));
  return Object.fromEntries(
    hinted.flatMap(([path, { hints = [], params = {} }]) => {
      if (params.broken) return [[path, passwordSentence(fields, locale, brokenRules(params), limitsOf(params))]];
      const key = hints.find((one) => t.has(one));
      return key ? [[path, t("fields.patternHint", { hint: t(key) })]] : [];
    }),
  );
}

type Params = NonNullable<FieldError["params"]>;

/** As lib/offers/form-faults.ts writes them. */
const brokenRules = ({ broken }: Params) => String(broken).split(" ");

const limitsOf = ({ min, max, specials }: Params) => ({
  min: Number(min),
  max: Number(max),
  specials: String(specials),
});
