import { type TranslationValues, useTranslations } from "next-intl";

/** A translator for keys that only data knows: a code, the id of a product line. The compiler can't check them; ask `has` first. */
export interface UncheckedTranslator {
  (key: string, values?: TranslationValues): string;
  has(key: string): boolean;
}

interface CheckedTranslator {
  (key: never, ...values: never[]): string;
  has(key: never): boolean;
}

/** The same translator, for keys that only data knows. */
export function unchecked(t: CheckedTranslator): UncheckedTranslator {
  return t as unknown as UncheckedTranslator;
}

/** `useTranslations` for a namespace that only data knows: `${line}Line`. */
export function useUncheckedTranslations(namespace: string): UncheckedTranslator {
  return unchecked(useTranslations(namespace as never));
}

/** The first of these keys that has a sentence: what one product line says in its own way, else what all say. */
export function sayFirst(t: UncheckedTranslator, keys: readonly string[], values?: TranslationValues): string {
  const key = keys.find((one) => t.has(one)) ?? keys.at(-1) ?? "";
  return t(key, values);
}
