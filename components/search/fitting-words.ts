import { MAX_SEARCH_TEXT } from "@/lib/core/search-text";

/** The longest `q` in an address. A Chinese character takes nine bytes there, and the server refuses a request whose head has over 16 kB. */
const MAX_ENCODED = 6_000;

/** What marks the items of a list, and is no name. */
const MARK = /^[(（]?\p{N}{1,3}[.．)）、]$|^[^\p{L}\p{N}]+$/u;

/**
 * As many whole names from the beginning of a text as one search takes, as they were typed.
 * @returns `left`: how many names stand behind them.
 */
export function fittingWords(text: string): { asked: string; left: number } {
  const whole = text.trim();
  if (fits(whole)) return { asked: whole, left: 0 };
  let [end, left] = [0, 0];
  for (const { 0: word, index } of whole.matchAll(/[^\s,，、;；|]+/gu)) {
    // The last mark belongs to a name behind it.
    if (MARK.test(word)) continue;
    const wordEnd = index + word.length;
    if (left === 0 && fits(whole.slice(0, wordEnd))) end = wordEnd;
    else left += 1;
  }
  return { asked: whole.slice(0, end), left };
}

/** The address of a search for a text: what fits, and how many names of the text do not. */
export function searchQuery(text: string): string {
  const { asked, left } = fittingWords(text);
  const q = `?q=${encodeURIComponent(asked || text.trim().slice(0, MAX_SEARCH_TEXT))}`;
  return asked && left ? `${q}&left=${left}` : q;
}

/** How many names stood in the search field behind those of this address. */
export function leftInForm(address: { get(name: string): string | null }): number {
  return Math.max(0, Number.parseInt(address.get("left") ?? "", 10)) || 0;
}

function fits(text: string): boolean {
  // A text that is too long in characters is not encoded.
  return text.length <= MAX_SEARCH_TEXT && encodeURIComponent(text.replace(/\p{Cs}/gu, "")).length <= MAX_ENCODED;
}
