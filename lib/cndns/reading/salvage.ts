import { bracketEnd, repairs } from "./repair";
import { parseObject, readingsAt } from "./unescape";
import { UnreadableItem } from "./unreadable-item";

export interface Salvaged {
  status: string;
  /** Objects, with an UnreadableItem in place of each item that could not be read for certain. */
  items: unknown[];
  /** True when the list's end was not found, or an item was repaired by a guess: items may be missing. */
  incomplete: boolean;
}

const MOST_ITEMS = 100_000;
/** These two limit the time that a broken text can take: the length of an item, and how many items may be broken. */
const LONGEST_ITEM = 20_000;
const MOST_BROKEN = 100;
/** The bracket that closes the list, then the one that closes the answer, or the answer's next key. */
const LIST_END = /^\s{0,20}\]\s{0,20}(?:\\{0,15}"\s{0,20})?(?:\}|,)/;

/**
 * Reads an answer that is no JSON as a whole: its status, and each item of its list separately. An item that can't be
 * read, or that can be read in two ways, becomes an UnreadableItem; the list continues where the next item begins
 * with the same key as the first.
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

/** True when the next item or the list's end follows, so that an item can end here. */
function separated(text: string, end: number): boolean {
  return /^\s{0,20}(?:,\s{0,20}\{|\]|$)/.test(text.slice(end, end + 44));
}

/**
 * Makes a function that finds the next item after an index: a `{` after a `}` and a comma, followed by the first key
 * of the list's first item.
 */
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
 * Repairs an item that is malformed in a way that the manual prints. The repairs ignore escapes when they look for
 * quotes, so an item with a backslash is not repaired: a value could be cut at the wrong place.
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
