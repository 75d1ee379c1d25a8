/** The text of HTML, without its tags; a space where a tag or a line stood. */
export const wordsOf = (html: string): string => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
