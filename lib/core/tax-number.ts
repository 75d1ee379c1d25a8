import { creditCodeFault } from "./organisation-codes";

export type TaxNumberFault = "length" | "chars" | "check";

/** Numbers of taxpayers from before 2015, which some companies still have: region and organisation code; an identity card and two digits. */
const OLD_COMPANY = /^\d{6}[0-9A-Z]{9}$/;
const OLD_PERSON_IN_TRADE = /^\d{17}[\dX]\d{2}$/;

/** A tax number as it is written on a fapiao: capitals, without spaces. */
export const cleanTaxNumber = (text: string): string => text.replace(/\s+/g, "").toUpperCase();

/**
 * What is wrong with a company's tax number (纳税人识别号), or null: a unified social credit code of 18 characters with its check
 * character (GB 32100-2015), or an older number of 15 or 20, which has no check character of its own. Pure.
 */
export function taxNumberFault(number: string): TaxNumberFault | null {
  if (number.length === 15) return OLD_COMPANY.test(number) ? null : "chars";
  if (number.length === 20) return OLD_PERSON_IN_TRADE.test(number) ? null : "chars";
  return creditCodeFault(number);
}
