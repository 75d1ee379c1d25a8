/** Whether PostgreSQL can store the text: it refuses NUL and half of a surrogate pair. */
export function isKeepable(text: string): boolean {
  return !/[\0\p{Cs}]/u.test(text);
}

/** The beginning of a text that came from elsewhere, without what PostgreSQL can't store. */
export function keepablePart(text: string, mostLength: number): string {
  return text.slice(0, mostLength).replace(/\0|[\ud800-\udfff]/gu, "");
}
