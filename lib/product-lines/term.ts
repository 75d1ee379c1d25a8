/** Whole years plus months below twelve: a month is {0,1}, half a year {0,6}. Upgrades have {0,0}. */
export interface Term {
  years: number;
  months: number;
}

export const monthsOf = ({ years, months }: Term): number => years * 12 + months;
export const sameTerm = (a: Term, b: Term): boolean => monthsOf(a) === monthsOf(b);
/**
 * The term that is proposed: the one of `months` (what was bought before) where it is sold, or else a year, or else the first one.
 */
export const usualTerm = (terms: readonly Term[], months: number | null = null): Term =>
  terms.find((term) => monthsOf(term) === months) ??
  terms.find((term) => monthsOf(term) === 12) ??
  terms[0] ?? { years: 1, months: 0 };
/** Terms of whole years, one for each number. */
export const yearTerms = (...years: readonly number[]): Term[] => years.map((count) => ({ years: count, months: 0 }));
