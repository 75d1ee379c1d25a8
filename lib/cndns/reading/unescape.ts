/**
 * Reads objects whose quotes were escaped more often than JSON wants: `{\"a\":\"he said \\"hi\\"\"}`. Two ways are known: a
 * backslash before every quote and nothing else ("quotes"), and the text put through a JSON string without its outer quotes, where
 * backslashes double too ("whole"); each once or several times. Both can be undone exactly, string by string, because the
 * backslashes before the quote that opens a string tell how often it was escaped. The two differ only in what they make of
 * backslashes inside a value; where both can be read and say different things, nobody knows which was meant.
 */
export interface UnescapedObject {
  value: Record<string, unknown>;
  /** The index after the object in the text that was read. */
  end: number;
}

type Way = "quotes" | "whole";

/** The most backslashes before a quote; a text with more is not an answer. */
const MOST_BACKSLASHES = 15;

/**
 * The different objects that the text at `start` can mean: none, one, or two. Plain JSON has one. The time is linear
 * in the length of the text.
 */
export function readingsAt(text: string, start: number): UnescapedObject[] {
  const [quotes, whole] = [read(text, start, "quotes"), read(text, start, "whole")];
  if (!quotes || !whole) return [quotes ?? whole].filter((one) => one !== null);
  const alike = quotes.end === whole.end && JSON.stringify(quotes.value) === JSON.stringify(whole.value);
  return alike ? [quotes] : [quotes, whole];
}

function read(text: string, start: number, way: Way): UnescapedObject | null {
  const plain = undo(text, start, way);
  const value = plain && parseObject(plain.text);
  return plain && value ? { value, end: plain.end } : null;
}

/**
 * The object that begins at `start`, escaped as JSON needs it; null when it was not escaped in this way or is never
 * closed.
 */
function undo(text: string, start: number, way: Way): { text: string; end: number } | null {
  const parts: string[] = [];
  let depth = 0;
  let copied = start;
  for (let at = start; at < text.length; ) {
    const c = text.charCodeAt(at);
    if (c === BACKSLASH || c === QUOTE) {
      const string = undoString(text, at, way);
      if (!string) return null;
      parts.push(text.slice(copied, at), string.text);
      at = string.end;
      copied = at;
      continue;
    }
    at += 1;
    if (c === OPEN_OBJECT || c === OPEN_LIST) depth += 1;
    else if (c === CLOSE_OBJECT || c === CLOSE_LIST) {
      depth -= 1;
      if (depth === 0) return { text: parts.join("") + text.slice(copied, at), end: at };
    }
  }
  return null;
}

/** One string with its quotes. The backslashes before its first quote show how many were added to every quote. */
function undoString(text: string, start: number, way: Way): { text: string; end: number } | null {
  const added = runAt(text, start);
  const times = Math.log2(added + 1);
  if (text.charCodeAt(start + added) !== QUOTE || added > MOST_BACKSLASHES) return null;
  if (way === "whole" && !Number.isInteger(times)) return null;
  const factor = way === "whole" ? added + 1 : 1;
  let out = '"';
  let copied = start + added + 1;
  for (let at = copied; at < text.length; ) {
    const c = text.charCodeAt(at);
    if (c !== BACKSLASH && c !== QUOTE) {
      at += 1;
      continue;
    }
    const run = runAt(text, at);
    const isQuote = text.charCodeAt(at + run) === QUOTE;
    const kept = (isQuote ? run - added : run) / factor;
    if (kept < 0 || !Number.isInteger(kept)) return null;
    out += text.slice(copied, at) + "\\".repeat(kept) + (isQuote ? '"' : "");
    at += run + (isQuote ? 1 : 0);
    copied = at;
    if (isQuote && kept % 2 === 0) return { text: out, end: at };
  }
  return null;
}

/** The number of backslashes at `at`. */
function runAt(text: string, at: number): number {
  let end = at;
  while (text.charCodeAt(end) === BACKSLASH) end += 1;
  return end - at;
}

const BACKSLASH = 92;
const QUOTE = 34;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;

/** JSON.parse for objects alone; null for anything else. */
export function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
