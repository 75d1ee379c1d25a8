/** A trigram index needs three letters in a row; for shorter texts it helps only at the beginning of a word. */
const THREE = /[\p{L}\p{N}]{3}/u;

/** The text for Prisma's `contains` and `startsWith`, which leave % and _ to LIKE: there they would stand for any letters. */
export const escapeLike = (text: string) => text.replace(/[\\%_]/g, "\\$&");

/**
 * The Prisma condition of a search box's text on a column that has a trigram index (migration growth_indexes): the column contains the
 * text; or, where the text is too short for that, begins with it (and `idsContaining` finds short Chinese texts further inside).
 */
export const matching = (text: string) =>
  THREE.test(text)
    ? { contains: escapeLike(text), mode: "insensitive" as const }
    : { startsWith: escapeLike(text), mode: "insensitive" as const };
