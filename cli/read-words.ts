import { lineIds } from "@/lib/product-lines/pages";
import { textOf, textsOf, type Values } from "./command";
import { EXIT, Failure } from "./exit-codes";

export function usage(sentence: string): Failure {
  return new Failure(EXIT.usage, "usage", sentence);
}

/** The one word that a command wants. @throws Failure */
export function oneWord(words: readonly string[], what: string): string {
  const [word, ...others] = words;
  if (!word || others.length > 0) throw usage(`Name ${what}${others.length > 0 ? ", and one only" : ""}.`);
  return word;
}

/** `--years`. @throws Failure for a text that is no whole number of years. */
export function readYears(values: Values): number | undefined {
  const text = textOf(values.years);
  if (text === undefined) return undefined;
  if (!/^([1-9]|10)$/.test(text)) throw usage("--years is a whole number from 1 to 10.");
  return Number(text);
}

/** `--product`. @throws Failure for a product line that no shop has: nothing would be found, as if there were none of it. */
export function readProductLine(values: Values): string | undefined {
  const text = textOf(values.product);
  if (text !== undefined && !lineIds.includes(text)) throw usage(`--product is one of ${lineIds.join(", ")}.`);
  return text;
}

/** `--set field=value`, several times. @throws Failure */
export function readConfig(values: Values): Record<string, string> {
  return Object.fromEntries(
    textsOf(values.set).map((text) => {
      const at = text.indexOf("=");
      if (at < 1) throw usage(`--set wants field=value, not "${text}".`);
      return [text.slice(0, at), text.slice(at + 1)];
    }),
  );
}
