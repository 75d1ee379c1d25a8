/** The longest text that a search takes, in each of its fields and in its address. Client-safe. */
export const MAX_SEARCH_TEXT = 2_000;
