/** A page of signing in, with the address that was typed and the path to open afterwards, as far as they are known. */
export function entryPath(path: string, known: { email?: string; next?: string | null }): string {
  const query = new URLSearchParams(Object.entries(known).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  return query.size > 0 ? `${path}?${query}` : path;
}
