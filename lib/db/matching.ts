/** The indexes of searches are made of three letters in a row; shorter words are found by them at a beginning only. */
const THREE = /[\p{L}\p{N}]{3}/u;

/**
 * What a search box's text finds in a column that has a trigram index (migration growth_indexes), as a Prisma condition: it anywhere in
 * the column; where it is too short for that, the column that begins with it.
 */
export const matching = (text: string) =>
  THREE.test(text)
    ? { contains: text, mode: "insensitive" as const }
    : { startsWith: text, mode: "insensitive" as const };
