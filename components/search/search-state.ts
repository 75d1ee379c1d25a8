import type { Hit, SearchLine, SearchName, SearchNonsense, SearchSuffix } from "@/lib/search/contract";

export interface SearchRow {
  /** ASCII; the row's key. */
  name: string;
  /** As people read it. */
  shown: string;
  suffix: SearchSuffix;
  registerFen: bigint | null;
  renewFen: bigint | null;
  transferFen: bigint | null;
  /** Undefined while there is no answer yet. */
  hit: Hit | undefined;
  /** The customer's service of this name; undefined when it is not the customer's, and while that is not known. */
  serviceId: string | undefined;
}

export interface SearchGroup {
  group: SearchSuffix["group"];
  rows: SearchRow[];
}

export interface ResultsOfName {
  name: SearchName;
  /** The row of the suffix that was typed. */
  asked: SearchRow | null;
  groups: SearchGroup[];
  /** How many suffixes of the price list are not asked about, because they take no such name (only Chinese ones). */
  unfit: number;
}

/** No name is the customer's, or nobody is signed in. */
export const noNames: ReadonlyMap<string, string> = new Map();

export interface SearchState {
  phase: "idle" | "asking" | "done" | "broken";
  names: readonly SearchName[];
  nonsense: readonly SearchNonsense[];
  leftOut: number;
  suffixes: ReadonlyMap<string, SearchSuffix>;
  total: number;
  hits: ReadonlyMap<string, Hit>;
}

export const idleSearch: SearchState = {
  phase: "idle",
  names: [],
  nonsense: [],
  leftOut: 0,
  suffixes: new Map(),
  total: 0,
  hits: new Map(),
};

/** Applies events of the stream. It takes many at once, so that the page renders once per animation frame. */
export function applyEvents(state: SearchState, events: readonly SearchLine[]): SearchState {
  let next = state;
  const hits = new Map(state.hits);
  for (const event of events) {
    if (event.type === "start") {
      const { names, nonsense, leftOut, total } = event;
      const suffixes = new Map(event.suffixes.map((suffix) => [suffix.suffix, suffix]));
      next = { ...next, phase: "asking", names, nonsense, leftOut, total, suffixes };
    } else if (event.type === "hit") {
      const { type: _, ...hit } = event;
      hits.set(hit.name, hit);
    } else {
      next = { ...next, phase: "done" };
    }
  }
  return { ...next, hits };
}

/** For a stream that ended too early: names without an answer count as failed, and the visitor can ask for each of them again. */
export function failUnanswered(state: SearchState): SearchState {
  const hits = new Map(state.hits);
  for (const { name } of state.names.flatMap((one) => rowsOf(one, state, noNames))) {
    if (!hits.has(name)) hits.set(name, { name, answer: "failed", reason: "no_answer" });
  }
  return { ...state, phase: "broken", hits };
}

export function setHit(state: SearchState, name: string, hit: Hit | undefined): SearchState {
  const hits = new Map(state.hits);
  if (hit) hits.set(name, hit);
  else hits.delete(name);
  return { ...state, hits };
}

/** @param own the service of each name that is the customer's */
export function resultsOf(state: SearchState, own: ReadonlyMap<string, string> = noNames): ResultsOfName[] {
  return state.names.map((name) => {
    const rows = rowsOf(name, state, own);
    const asked = rows.find(({ suffix }) => suffix.suffix === name.asked) ?? null;
    const groups: SearchGroup[] = [];
    for (const row of rows) {
      if (row === asked) continue;
      const last = groups.at(-1);
      if (last && last.group === row.suffix.group) last.rows.push(row);
      else groups.push({ group: row.suffix.group, rows: [row] });
    }
    return { name, asked, groups, unfit: state.suffixes.size - rows.length };
  });
}

export interface Counts {
  answered: number;
  total: number;
  free: number;
  taken: number;
  failed: number;
}

export function countHits({ hits, total }: SearchState): Counts {
  const counts = { answered: hits.size, total, free: 0, taken: 0, failed: 0 };
  for (const { answer } of hits.values()) {
    if (answer === "free") counts.free += 1;
    else if (answer === "taken") counts.taken += 1;
    else counts.failed += 1;
  }
  return counts;
}

function rowsOf(name: SearchName, state: SearchState, own: ReadonlyMap<string, string>): SearchRow[] {
  return name.suffixes.flatMap((text) => {
    const suffix = state.suffixes.get(text);
    return suffix ? [rowOf(name, suffix, state, own)] : [];
  });
}

/** The rows of each search, whose suffixes are objects of its own: an answer renders the row that it is for, and none of the others, again. */
const rowsBySuffix = new WeakMap<SearchSuffix, Map<string, SearchRow>>();

function rowOf(
  { label, labelAscii, chinese }: SearchName,
  suffix: SearchSuffix,
  { hits }: SearchState,
  own: ReadonlyMap<string, string>,
): SearchRow {
  const [ascii, shown] = [labelAscii + suffix.ascii, label + suffix.suffix];
  const [hit, serviceId] = [hits.get(ascii), own.get(ascii)];
  const rows = rowsBySuffix.get(suffix) ?? new Map<string, SearchRow>();
  rowsBySuffix.set(suffix, rows);
  const known = rows.get(shown);
  if (known && known.hit === hit && known.serviceId === serviceId) return known;
  const prices = chinese ? suffix.chinese : suffix.english;
  const row: SearchRow = { name: ascii, shown, suffix, ...prices, hit, serviceId };
  rows.set(shown, row);
  return row;
}
