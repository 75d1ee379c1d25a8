/**
 * The widths of the price list's columns, for its head and its rows. On a window of 320 px, where English heads and long suffixes would
 * reach beyond it, the columns are as wide as what is in them.
 */
export const suffixColumn = "w-46 max-md:w-auto";
export const figureColumn =
  "w-26 text-right whitespace-nowrap last:w-23 max-md:w-20 max-md:last:w-17 max-[22.5rem]:w-auto max-[22.5rem]:last:w-auto";
