/** A trigram index needs three letters in a row; for shorter texts it helps only at the beginning of a word. */
const THREE = /[\p{L}\p{N}]{3}/u;

/**
 * The Prisma condition of a search box's text on a column that has a trigram index (migration growth_indexes): the column contains
 * the
 * text; or, where the text is too short for that, begins with it.
 */
export const matching = (text: string) =>
  THREE.test(text)
    ? { contains: text, mode: "insensitive" as const }
    : { startsWith: text, mode: "insensitive" as const };
