import { MAX_SEARCH_TEXT } from "@/lib/core/search-text";

/** The longest `q` in an address: what is in front of a shop often takes no request line of over 8 kB. */
const MAX_ENCODED = 6_000;

/** What marks the items of a list ("1.", "•"), and is no name. */
const MARK = /^\P{L}*[^\p{L}\p{N}]$/u;

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

/** A Chinese character takes nine bytes in an address; whatever is not ASCII is counted so. */
const fits = (text: string): boolean =>
  text.length <= MAX_SEARCH_TEXT && text.replace(/[^ -~]/g, "%E9%87%91").length <= MAX_ENCODED;
