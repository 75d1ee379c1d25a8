import { z } from "zod";

const FULL_WIDTH = /[０-９Ａ-Ｚａ-ｚ＠．－＿]/g;

/**
 * A text that is searched for, with plain letters and digits where a Chinese keyboard wrote full-width ones. Brackets and commas stay,
 * because companies' names have them.
 */
export const asSearched = (text: string): string =>
  text.trim().replace(FULL_WIDTH, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));

/** What is typed into the search box of a list. */
export const searchBox = z.string().trim().max(100).overwrite(asSearched);
