import type { ResultsOfName, SearchRow } from "./search-state";

/** How many rows of a name are seen before the visitor asks for all of them. */
const SEEN_FIRST = 3;

/** One name of a search for several. */
export interface NameGroup {
  label: string;
  labelAscii: string;
  /** Suffixes that were typed with it and are not sold here. */
  unknownSuffixes: string[];
  /** What was typed with a suffix, then all others in the shop's order. */
  rows: SearchRow[];
  /** How many of the rows, from the first on, were typed with their suffix. */
  typed: number;
}

export function isFree({ hit, registerFen }: SearchRow): boolean {
  return hit?.answer === "free" && registerFen !== null;
}

/** One group a name, in the order of typing. "tea.com tea.cn" are one name, which would otherwise be listed twice. */
export function groupNames(results: readonly ResultsOfName[]): NameGroup[] {
  const byLabel = new Map<string, ResultsOfName[]>();
  for (const one of results) {
    const { labelAscii } = one.name;
    byLabel.set(labelAscii, [...(byLabel.get(labelAscii) ?? []), one]);
  }
  return [...byLabel.values()].map(groupOf);
}

function groupOf(same: readonly ResultsOfName[]): NameGroup {
  const [first] = same as [ResultsOfName];
  const typed = same.flatMap(({ asked }) => (asked ? [asked] : []));
  const names = new Set(typed.map(({ name }) => name));
  const others = first.groups.flatMap(({ rows }) => rows).filter(({ name }) => !names.has(name));
  const unknownSuffixes = same.flatMap(({ name }) => (name.unknownSuffix ? [name.unknownSuffix] : []));
  const { label, labelAscii } = first.name;
  return { label, labelAscii, unknownSuffixes, rows: [...typed, ...others], typed: typed.length };
}

/**
 * The names of a group's best rows: three, or more if more were typed with their suffix. Those that were typed always count. Then the
 * first free ones in the shop's order: popular suffixes before others, among them as staff arranged the list of suffixes and prices.
 * While a suffix has no answer, it counts as free, so that no later one is shown for it and replaced again; when too few are free,
 * the first of the others fill up. So what counts depends on the answers alone, not on the order in which they come.
 * A row that stays keeps its place; one that turned out not to be free gives its place to the next.
 * @param before what was returned for this group last; itself when nothing changes
 */
export function bestRows(group: NameGroup, before: readonly string[]): readonly string[] {
  const typed = group.rows.slice(0, group.typed);
  const others = group.rows.slice(group.typed);
  const hopeful = others.filter((row) => !row.hit || isFree(row));
  const rest = others.filter((row) => row.hit && !isFree(row));
  const best = [...typed, ...hopeful, ...rest].slice(0, Math.max(SEEN_FIRST, group.typed)).map(({ name }) => name);
  const kept = new Set(before);
  const entering = best.filter((name) => !kept.has(name));
  if (before.length > 0 && entering.length === 0) return before;
  const places = before.length > 0 ? before : best.map(() => "");
  return places.map((name) => (best.includes(name) ? name : (entering.shift() ?? name)));
}

export interface RowsSeen {
  best: SearchRow[];
  rest: SearchRow[];
}

/**
 * A group's rows as they are shown: the best ones in their places, then the others in the shop's order.
 * @param onlyFree leaves out what is known not to be free, and of the rest also what is not answered yet
 */
export function rowsSeen({ rows }: NameGroup, best: readonly string[], onlyFree: boolean): RowsSeen {
  const byName = new Map(rows.map((row) => [row.name, row]));
  const chosen = best.flatMap((name) => byName.get(name) ?? []);
  const rest = rows.filter(({ name }) => !best.includes(name));
  if (!onlyFree) return { best: chosen, rest };
  return { best: chosen.filter((row) => !row.hit || isFree(row)), rest: rest.filter(isFree) };
}

/** The share of answers, in percent, that a screen reader is told: only at a quarter, a half and three quarters; else undefined. */
export function shareToTell({ answered, total }: { answered: number; total: number }): number | undefined {
  const quarters = total === 0 ? 0 : Math.floor((4 * answered) / total);
  return quarters > 0 && quarters < 4 ? quarters * 25 : undefined;
}
