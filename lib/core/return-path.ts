/** A path of ours to come back to; anything that could lead to another site is left out. */
export function returnPath(next: string | string[] | undefined): string | undefined {
  const path = Array.isArray(next) ? next[0] : next;
  return path !== undefined && /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]{0,500}$/.test(path) ? path : undefined;
}
