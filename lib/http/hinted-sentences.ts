import "server-only";
import { createTranslator } from "next-intl";
import { AppError } from "@/lib/core/errors";
import type { Language } from "@/messages/languages";
import { loadMessages } from "@/messages/load";
import { unchecked } from "@/messages/unchecked";

/** The sentences of an error's fields that say what is wanted, by path. Without such a field no messages are loaded. */
export async function hintedSentences(error: unknown, locale: Language): Promise<Record<string, string>> {
  if (!(error instanceof AppError)) return {};
  const hinted = Object.entries(error.fields).filter(([, { hints = [] }]) => hints.length > 0);
  if (hinted.length === 0) return {};
  const t = unchecked(createTranslator({ locale, messages: await loadMessages(locale) }));
  return Object.fromEntries(
    hinted.flatMap(([path, { hints = [] }]) => {
      const key = hints.find((one) => t.has(one));
      return key ? [[path, t("fields.patternHint", { hint: t(key) })]] : [];
    }),
  );
}
