/** The widths of the price list's columns, for its head and its rows. */
export const suffixColumn = "w-46 max-md:w-auto";
export const figureColumn = "w-26 text-right whitespace-nowrap last:w-23 max-md:w-20 max-md:last:w-17";
