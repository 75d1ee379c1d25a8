import { type NameResult, parseNames } from "@/lib/dns/name";
import type { PricedSuffix } from "@/lib/pricing/price-table";
import type { NameQuestion } from "./ask-name";
import { MAX_NAMES, type SearchName, type SearchNonsense } from "./contract";

export interface SearchPlan {
  names: SearchName[];
  nonsense: Omit<SearchNonsense, "message">[];
  leftOut: number;
  /** What to ask, in the order of sending: the suffixes that were typed, then column by column over all names. */
  questions: NameQuestion[];
}

const HAN = /\p{Script=Han}/u;

/** Reads what was typed and says what to ask for. Pure. */
export function planSearch(typed: string, suffixes: readonly PricedSuffix[]): SearchPlan {
  const results = parseNames(
    typed,
    suffixes.map(({ suffix }) => suffix),
  );
  const good = results.flatMap((result) => (result.ok ? [result] : []));
  const names = mergeLabels(good.slice(0, MAX_NAMES)).map((result) => understand(result, suffixes));
  const nonsense = results.flatMap((result) =>
    result.ok ? [] : [{ typed: result.typed.slice(0, 100), code: result.code, params: result.params }],
  );
  return { names, nonsense, leftOut: Math.max(0, good.length - MAX_NAMES), questions: questionsOf(names, suffixes) };
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
    asked,
    unknownSuffix: name.unknownSuffix ?? null,
    suffixes: [...(asked === null ? [] : [asked]), ...sold.map(({ suffix }) => suffix)],
  };
}

function questionsOf(names: readonly SearchName[], suffixes: readonly PricedSuffix[]): NameQuestion[] {
  const asciiOf = new Map(suffixes.map(({ suffix, ascii }) => [suffix, ascii]));
  const columns = Math.max(0, ...names.map((name) => name.suffixes.length));
  const questions = new Map<string, NameQuestion>();
  for (let column = 0; column < columns; column++) {
    for (const { label, labelAscii, suffixes: wanted } of names) {
      const suffix = wanted[column];
      const ascii = suffix === undefined ? undefined : asciiOf.get(suffix);
      if (suffix === undefined || ascii === undefined) continue;
      const name = labelAscii + ascii;
      questions.set(name, { name, label, suffix });
    }
  }
  return [...questions.values()];
}
