/**
 * What the address asks for: `q`, with every name without a dot completed by `suffix`, which the forms of suffixes' pages send. What
 * numbers a list ("1)") is no name.
 */
export function askedWords(address: { get(name: string): string | null }): string {
  const [q, suffix] = [address.get("q") ?? "", address.get("suffix") ?? ""];
  if (suffix === "") return q;
  return q.replace(/[^\s,，、;；|]+/g, (word) => (/[.。．)）]/.test(word) ? word : word + suffix));
}
