/** Replaces the token of single-use links by "…", in plain text and in HTML. */
export function withoutTokens(text: string): string {
  return text.replace(/([?&;]token=)[A-Za-z0-9_-]+/g, "$1…");
}
