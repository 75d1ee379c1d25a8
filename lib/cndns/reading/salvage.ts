import { bracketEnd, repairs } from "./repair";
import { parseObject, readingsAt } from "./unescape";
import { UnreadableItem } from "./unreadable-item";

export interface Salvaged {
  status: string;
  /** Objects, and an UnreadableItem in the place of each that could not be read without a guess. */
  items: unknown[];
  /** The list's end was not found, or an item was mended by a guess: something may be missing. */
  incomplete: boolean;
}

const MOST_ITEMS = 100_000;
/** Bounds the time that a broken text can take: how long an item is, and how many of them may be broken. */
const LONGEST_ITEM = 20_000;
const MOST_BROKEN = 100;
/** The list's bracket, and after it the answer's own or its next key. */
const LIST_END = /^\s{0,20}\]\s{0,20}(?:\\{0,15}"\s{0,20})?(?:\}|,)/;

/**
 * The last resort for an answer that is no JSON as a whole: its status, and each item of its list by itself. An item that can't be
 * read, or can be read in two ways, costs only itself: the list goes on where the next item begins with the same key as the first.
 */
export function salvage(text: string): Salvaged | null {
  const status = /"status\\{0,15}"\s{0,20}:\s{0,20}\\{0,15}"([^"\\]{1,20})\\{0,15}"/.exec(text)?.[1];
  const list = /"message\\{0,15}"\s{0,20}:\s{0,20}(?:\\{0,15}")?\s{0,20}\[/.exec(text);
  if (!status || !list) return null;
  const items: unknown[] = [];
  const nextItem = itemBoundary(text, list.index);
  let broken = 0;
  let guessed = false;
  let at = text.indexOf("{", list.index);
  while (at >= 0 && items.length < MOST_ITEMS && broken < MOST_BROKEN) {
    const [reading, other] = readingsAt(text.slice(at, at + LONGEST_ITEM), 0);
    let end = reading && !other ? at + reading.end : -1;
    if (reading && end >= 0 && separated(text, end)) items.push(reading.value);
    else {
      broken += 1;
      const from = nextItem(at + 1);
      end = from >= 0 ? from : lastItemEnd(text, at);
      if (end < 0) break;
      const item = text.slice(at, end).replace(/[\s,]+$/, "");
      const mended = parseRepaired(item);
      guessed ||= mended !== null;
      items.push(mended ?? new UnreadableItem(item));
    }
    const rest = text.slice(end, end + 60);
    const next = /^[\s,]{0,40}\{/.exec(rest);
    if (!next) return { status, items, incomplete: guessed || !LIST_END.test(rest) };
    at = end + next[0].length - 1;
  }
  return items.length === 0 ? null : { status, items, incomplete: true };
}

/** True where an item may end: the next one or the list's end follows. */
function separated(text: string, end: number): boolean {
  return /^\s{0,20}(?:,\s{0,20}\{|\]|$)/.test(text.slice(end, end + 44));
}

/** Finds the next item after a place: a `{` after a `}` and a comma, with the key that the list's first item begins with. */
function itemBoundary(text: string, from: number): (after: number) => number {
  const key = /\{\s{0,20}\\{0,15}"\s{0,20}(\w{1,50})\s{0,20}\\{0,15}"\s{0,20}:/.exec(
    text.slice(from, from + 2_000),
  )?.[1];
  if (key === undefined) return () => -1;
  const opening = String.raw`\{\s{0,20}\\{0,15}"\s{0,20}${key}\s{0,20}\\{0,15}"\s{0,20}:`;
  const boundary = new RegExp(String.raw`\}\s{0,20},\s{0,20}(?=${opening})`, "g");
  return (after) => {
    boundary.lastIndex = after;
    const match = boundary.exec(text);
    return match ? match.index + match[0].length : -1;
  };
}

/** Where the last item of the list ends, by the brackets that close item, list and answer at the text's end; -1 when it was cut off. */
function lastItemEnd(text: string, start: number): number {
  const tail = /\}\s{0,20}\]\s{0,20}(?:\\{0,15}"\s{0,20})?\}\s{0,20}$/.exec(
    text.slice(Math.max(start, text.length - 120)),
  );
  if (!tail) return -1;
  const end = Math.max(start, text.length - 120) + tail.index + 1;
  return end > start ? end : -1;
}

/**
 * An item that is broken as the manual prints broken ones. Those repairs look at quotes without regard to escapes, so an item
 * with a backslash is not given to them: they could cut a value at the wrong place.
 */
function parseRepaired(text: string): Record<string, unknown> | null {
  if (text.includes("\\") || bracketEnd(text, 0) !== text.length) return null;
  let current = text;
  for (const step of repairs) {
    const parsed = parseObject(current);
    if (parsed) return parsed;
    current = step.apply(current);
  }
  return parseObject(current);
}
