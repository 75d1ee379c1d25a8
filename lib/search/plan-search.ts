import { type NameResult, parseNames } from "@/lib/dns/name";
import type { PricedSuffix } from "@/lib/pricing/price-table";
import type { NameQuestion } from "./ask-name";
import { MAX_NAMES, type SearchName, type SearchNonsense } from "./contract";
import { pinyinLabel } from "./pinyin-label";

export interface SearchPlan {
  names: SearchName[];
  nonsense: Omit<SearchNonsense, "message">[];
  leftOut: number;
  /** What to ask, in the order of sending: see sendingOrder; column by column over all names. */
  questions: NameQuestion[];
}

const HAN = /\p{Script=Han}/u;

/**
 * Reads what was typed and plans what to ask for. Pure.
 * @param usualMs how long the check host usually takes for a suffix; undefined when that isn't known
 */
export function planSearch(
  typed: string,
  suffixes: readonly PricedSuffix[],
  usualMs: (suffix: string) => number | undefined = () => undefined,
): SearchPlan {
  const results = parseNames(
    typed,
    suffixes.map(({ suffix }) => suffix),
  );
  const good = results.flatMap((result) => (result.ok ? [result] : []));
  const names = mergeLabels(good.slice(0, MAX_NAMES)).map((result) => understand(result, suffixes));
  const nonsense = results.flatMap((result) =>
    result.ok ? [] : [{ typed: result.typed.slice(0, 100), code: result.code, params: result.params }],
  );
  const questions = questionsOf(names, suffixes, usualMs);
  return { names, nonsense, leftOut: Math.max(0, good.length - MAX_NAMES), questions };
}

type Good = Extract<NameResult, { ok: true }>;

/** "mybrand" and "mybrand.com" in one search are one name: the more exact one stays. */
function mergeLabels(results: readonly Good[]): Good[] {
  const exact = new Set(results.filter(({ name }) => name.suffix).map(({ name }) => name.labelAscii));
  return results.filter(({ name }) => name.suffix || !exact.has(name.labelAscii));
}

function understand({ typed, name }: Good, suffixes: readonly PricedSuffix[]): SearchName {
  const chinese = HAN.test(name.label);
  const sold = suffixes.filter((row) => {
    if (row.suffix === name.suffix) return false;
    if (row.labelMustBeChinese && !chinese) return false;
    return (chinese ? row.chinese : row.english).registerFen !== null;
  });
  const asked = name.suffix ?? null;
  return {
    typed: typed.slice(0, 300),
    label: name.label,
    labelAscii: name.labelAscii,
    chinese,
    pinyin: chinese ? pinyinLabel(name.label) : null,
    asked,
    unknownSuffix: name.unknownSuffix ?? null,
    suffixes: [...(asked === null ? [] : [asked]), ...sold.map(({ suffix }) => suffix)],
  };
}

/**
 * A name's suffixes in the order of sending: the typed one, then in turns the quickest and the slowest to answer of the others,
 * then those whose times are not known. The quick ones early make the first answer come soon, the slow ones early the last.
 */
function sendingOrder(name: SearchName, usualMs: (suffix: string) => number | undefined): string[] {
  const others = name.suffixes.filter((suffix) => suffix !== name.asked);
  const known = others
    .flatMap((suffix) => {
      const ms = usualMs(suffix);
      return ms === undefined ? [] : [{ suffix, ms }];
    })
    .sort((a, b) => a.ms - b.ms)
    .map(({ suffix }) => suffix);
  const unknown = others.filter((suffix) => usualMs(suffix) === undefined);
  const quick = known.slice(0, Math.ceil(known.length / 2));
  const slow = known.slice(quick.length).reverse();
  const byTurns = quick.flatMap((suffix, i) => [suffix, ...slow.slice(i, i + 1)]);
  return [...(name.asked === null ? [] : [name.asked]), ...byTurns, ...unknown];
}

function questionsOf(
  names: readonly SearchName[],
  suffixes: readonly PricedSuffix[],
  usualMs: (suffix: string) => number | undefined,
): NameQuestion[] {
  const asciiOf = new Map(suffixes.map(({ suffix, ascii }) => [suffix, ascii]));
  const asks = names.map((name) => ({ ...name, order: sendingOrder(name, usualMs) }));
  const columns = Math.max(0, ...asks.map(({ order }) => order.length));
  const questions = new Map<string, NameQuestion>();
  for (let column = 0; column < columns; column++) {
    for (const { label, labelAscii, order } of asks) {
      const suffix = order[column];
      const ascii = suffix === undefined ? undefined : asciiOf.get(suffix);
      if (suffix === undefined || ascii === undefined) continue;
      const name = labelAscii + ascii;
      questions.set(name, { name, label, suffix });
    }
  }
  return [...questions.values()];
}
