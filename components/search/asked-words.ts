/**
 * What the address asks for: `q`, with every name without a dot completed by `suffix`, which the forms of suffixes' pages send. What
 * numbers a list ("1)") is no name. Control characters, which the server refuses, separate words.
 */
export function askedWords(address: { get(name: string): string | null }): string {
  const [q, suffix] = [withoutControls(address.get("q") ?? ""), address.get("suffix") ?? ""];
  if (suffix === "") return q;
  return q.replace(/[^\s,，、;；|]+/g, (word) => (/[.。．)）]/.test(word) ? word : word + suffix));
}

/** A text in one line, without the control characters that come along when it is copied: a field drops line breaks, and names ran together. */
export function withoutControls(text: string): string {
  return text.replace(/\p{Cc}+/gu, " ");
}
