import { MAX_SEARCH_TEXT } from "@/lib/core/search-text";

/** The longest `q` in an address. A Chinese character takes nine bytes there, and the server refuses a request whose head has over 16 kB. */
const MAX_ENCODED = 6_000;

/** What marks the items of a list, and is no name. */
const MARK = /^[(（]?\p{N}{1,3}[.．)）、]$|^[^\p{L}\p{N}]+$/u;

const LEFT = "left";

/**
 * As many whole names from the beginning of a text as one search takes, as they were typed.
 * @returns `left`: how many other names stand behind them.
 */
export function fittingWords(text: string): { asked: string; left: number } {
  const whole = text.trim();
  if (fits(whole)) return { asked: whole, left: 0 };
  const words = Array.from(whole.matchAll(/[^\s,，、;；|]+/gu), (match) => ({
    word: match[0],
    end: match.index + match[0].length,
  }));
  const over = words.findIndex(({ end }) => !fits(whole.slice(0, end)));
  // The last mark belongs to a name behind it.
  const last = words.slice(0, over).findLast(({ word }) => !MARK.test(word));
  const asked = whole.slice(0, last?.end ?? 0);
  const seen = new Set(words.slice(0, over).map(({ word }) => word));
  const left = new Set(words.slice(over).flatMap(({ word }) => (seen.has(word) || MARK.test(word) ? [] : [word])));
  return { asked, left: left.size };
}

/** The address of a search for a text: what fits, and how many names of the text do not. */
export function searchQuery(text: string): string {
  const { asked, left } = fittingWords(text);
  const q = encodeURIComponent(asked === "" ? text.trim().slice(0, MAX_SEARCH_TEXT) : asked);
  return left > 0 && asked !== "" ? `?q=${q}&${LEFT}=${left}` : `?q=${q}`;
}

/** How many names stood in the search field behind those of this address. */
export function leftInForm(address: { get(name: string): string | null }): number {
  const given = address.get(LEFT) ?? "";
  return /^\d{1,5}$/.test(given) ? Number(given) : 0;
}

function fits(text: string): boolean {
  // A text that is too long in characters is not encoded.
  return text.length <= MAX_SEARCH_TEXT && encodeURIComponent(text.replace(/\p{Cs}/gu, "")).length <= MAX_ENCODED;
}
