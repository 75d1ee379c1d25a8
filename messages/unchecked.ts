import { type TranslationValues, useTranslations } from "next-intl";

/**
 * A translator for keys that are known only at run time, like a code or the id of a product line. The compiler can't check them;
 * call `has` first.
 */
export interface UncheckedTranslator {
  (key: string, values?: TranslationValues): string;
  has(key: string): boolean;
}

interface CheckedTranslator {
  (key: never, ...values: never[]): string;
  has(key: never): boolean;
}

/** The same translator, typed for keys that are known only at run time. */
export function unchecked(t: CheckedTranslator): UncheckedTranslator {
  return t as unknown as UncheckedTranslator;
}

/** `useTranslations` for a namespace that is known only at run time: `${line}Line`. */
export function useUncheckedTranslations(namespace: string): UncheckedTranslator {
  return unchecked(useTranslations(namespace as never));
}

/**
 * Translates with the first of these keys that exists, else with the last: a product line's own sentence comes before the shared
 * one.
 */
export function sayFirst(t: UncheckedTranslator, keys: readonly string[], values?: TranslationValues): string {
  const key = keys.find((one) => t.has(one)) ?? keys.at(-1) ?? "";
  return t(key, values);
}

/** The texts under `key.0`, `key.1`, and so on, in order; empty when there are none. `part`: the text of each that is an object. */
export function listedTexts(t: UncheckedTranslator, key: string, part = ""): string[] {
  const found: string[] = [];
  for (let at = 0; t.has(`${key}.${at}${part}`); at++) found.push(t(`${key}.${at}${part}`));
  return found;
}

/** What one product of a line is called, over all namespaces: "Database", where the line is "Databases". */
export function nameOfOne(t: UncheckedTranslator, productLine: string): string {
  return sayFirst(t, [`${productLine}Line.one`, `${productLine}Line.name`]);
}
