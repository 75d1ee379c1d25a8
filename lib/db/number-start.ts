/** A number as it is stored: what an input method wrote full-width is as good, and so are small letters. */
export const asNumber = (typed: string): string => typed.normalize("NFKC").trim().toUpperCase();

/**
 * The Prisma condition for numbers of ours that begin with what was typed: their letter and their day at least, so that a search reads
 * the numbers of one day at most. Null: it is no such number.
 */
export function numberStart(letter: string, typed: string): { startsWith: string } | null {
  const number = asNumber(typed);
  return number.startsWith(letter) && /^[A-Z]\d{6}[A-Z0-9-]*$/.test(number) ? { startsWith: number } : null;
}
