import { readDate, text } from "../reading/field";

/**
 * Fields of 企推宝 and 搜客易, whose examples print a Chinese description in place of every value ("到期时间"): the form of
 * real values is not known. A value that can't be read is null; the rest of the answer is kept.
 */
export const unseenDate = text.transform((t) => (t === null ? null : readDate(t)));

/** A whole number, also "1.00" and "1年". */
export const unseenNumber = text.transform((t) => {
  const match = t === null ? null : /^(\d{1,9})(?:\.0+)?\D{0,3}$/.exec(t);
  return match ? Number(match[1]) : null;
});
