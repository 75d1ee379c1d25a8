/** A word of a zone file: escapes are resolved (RFC 1035 5.1). A dot that was escaped is no end of a label; `\.` keeps its backslash. */
export interface ZoneToken {
  text: string;
  quoted: boolean;
  /** A comment begins right behind it, without a space between. */
  cut?: true;
}

/** What belongs together in a zone file: one line, or several inside parentheses. */
export interface ZoneEntry {
  /** The first line, from 1. */
  row: number;
  /** Where it stands in the text. */
  from: number;
  to: number;
  /** The first line begins with a space: the owner is that of the entry before. */
  blankOwner: boolean;
  tokens: ZoneToken[];
  /** What stands behind the semicolons. */
  comment: string;
  /** Why it can't be read; of an open parenthesis nothing after it is read. */
  fault: "quote" | "parenthesis" | null;
}

/** Sticky, because a zone may have megabytes: what begins at a place is read in one step. */
const SPACES = /[ \t\r\f\v\u00a0\ufeff\u3000]+/y;
const PLAIN_WORD = /[^\s;()"\\\u00a0\ufeff\u3000]+/y;
const PLAIN_QUOTED = /[^"\\\n]+/y;

function take(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
}

/** Splits a zone file into entries; entries without a word are left out. Reads every text in one pass and never throws. */
export function* zoneEntries(text: string): Generator<ZoneEntry> {
  let at = 0;
  let row = 1;
  while (at < text.length) {
    const entry = readEntry(text, at, row);
    row += linesIn(text, at, entry.to);
    at = entry.to;
    if (entry.tokens.length > 0 || entry.fault) yield entry;
  }
}

function linesIn(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

function readEntry(text: string, from: number, row: number): ZoneEntry {
  const entry: ZoneEntry = { row, from, to: from, blankOwner: false, tokens: [], comment: "", fault: null };
  // A mark of the byte order is no space before the owner.
  let at = text[from] === "\ufeff" ? from + 1 : from;
  entry.blankOwner = take(SPACES, text, at) !== "";
  let depth = 0;
  while (at < text.length) {
    const sign = text[at] ?? "";
    if (sign === "\n") {
      at++;
      if (depth === 0) break;
    } else if (sign === ";") {
      const end = endOfLine(text, at);
      entry.comment += text.slice(at + 1, end);
      at = end;
    } else if (sign === "(" || sign === ")") {
      depth = Math.max(0, depth + (sign === "(" ? 1 : -1));
      at++;
    } else {
      const spaces = take(SPACES, text, at);
      if (spaces !== "") {
        at += spaces.length;
        continue;
      }
      const read = sign === '"' ? readQuoted(text, at + 1) : readWord(text, at);
      if (!read) {
        entry.fault = "quote";
        at = endOfLine(text, at);
        depth = 0;
        continue;
      }
      entry.tokens.push({
        ...{ text: read.text, quoted: sign === '"' },
        ...(text[read.to] === ";" ? { cut: true } : {}),
      });
      at = read.to;
    }
  }
  if (depth > 0) entry.fault ??= "parenthesis";
  entry.to = at;
  return entry;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

/** A quoted text ends in its line. @param at behind the first quote */
function readQuoted(text: string, at: number): { text: string; to: number } | null {
  let out = "";
  let next = at;
  while (next < text.length) {
    const plain = take(PLAIN_QUOTED, text, next);
    out += plain;
    next += plain.length;
    const sign = text[next];
    if (sign === '"') return { text: out, to: next + 1 };
    if (sign !== "\\") return null;
    const read = readEscape(text, next);
    out += read.text;
    next = read.to;
  }
  return null;
}

function readWord(text: string, at: number): { text: string; to: number } {
  let out = "";
  let next = at;
  while (next < text.length) {
    const plain = take(PLAIN_WORD, text, next);
    out += plain;
    next += plain.length;
    if (text[next] !== "\\") break;
    const read = readEscape(text, next);
    out += read.text === "." ? "\\." : read.text;
    next = read.to;
  }
  // A white space that is none of ours would be read for ever.
  return next > at ? { text: out, to: next } : { text: text[at] ?? "", to: at + 1 };
}

/** `\DDD` is the byte of that number, `\X` is X itself. */
function readEscape(text: string, at: number): { text: string; to: number } {
  const digits = text.slice(at + 1, at + 4);
  if (/^[0-9]{3}$/.test(digits) && Number(digits) < 256) {
    return { text: String.fromCharCode(Number(digits)), to: at + 4 };
  }
  const sign = text[at + 1] ?? "";
  return sign === "\n" || sign === "" ? { text: "\\", to: at + 1 } : { text: sign, to: at + 2 };
}
