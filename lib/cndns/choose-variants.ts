import type { AnyRow } from "./endpoint";

/** The reading that the client's owner chose, by the setting's name: `{ site_path: "website" }`. */
export type Choices = Readonly<Record<string, string>>;

/**
 * The row with the changes of the chosen readings. A client chooses them once and never tries several in turn: a
 * purchase that is sent to a second address may be bought twice.
 */
export function chooseVariants<R extends AnyRow>(row: R, choices: Choices): R {
  let chosen = row;
  for (const [setting, readings] of Object.entries(row.variants ?? {})) {
    const variant = readings[choices[setting] ?? ""];
    if (!variant) continue;
    chosen = {
      ...chosen,
      path: variant.path ?? chosen.path,
      wire: { ...chosen.wire, ...variant.wire },
      values: { ...chosen.values, ...variant.values },
    };
  }
  return chosen;
}

/**
 * Every setting of the given rows with its words besides "default".
 * @throws Error when the choices name a setting or a word that no row has: a typing error must not count as
 *   "default".
 */
export function checkChoices(rows: readonly AnyRow[], choices: Choices): Map<string, Set<string>> {
  const known = new Map<string, Set<string>>();
  for (const { variants = {} } of rows) {
    for (const [setting, readings] of Object.entries(variants)) {
      const words = known.get(setting) ?? new Set<string>();
      for (const word of Object.keys(readings)) words.add(word);
      known.set(setting, words);
    }
  }
  for (const [setting, word] of Object.entries(choices)) {
    const words = known.get(setting);
    if (!words) throw new Error(`no endpoint has the setting ${setting}; known: ${[...known.keys()].join(", ")}`);
    if (word !== "default" && !words.has(word)) {
      throw new Error(`${setting} is default or ${[...words].join(" or ")}, not ${word}`);
    }
  }
  return known;
}
