/** A path on this site, for going back after signing in; null for anything that could lead to another site. */
export function localPath(text: string | null | undefined): string | null {
  if (!text || text.length > 500 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(text) || text.includes("\\")) return null;
  const base = "http://localhost";
  if (!URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  // "/..//evil.example" is on this site, but its normalised form "//evil.example" is not.
  if (url.origin !== base || url.pathname.startsWith("//")) return null;
  return `${url.pathname}${url.search}${url.hash}`;
}

/** An address of the shop that keeps where to go on to afterwards. */
export function withNext(path: string, next: string | null | undefined): string {
  return next ? `${path}?next=${encodeURIComponent(next)}` : path;
}
