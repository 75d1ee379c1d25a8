/** Whether PostgreSQL can store the text: it refuses NUL and half of a surrogate pair. */
export function isKeepable(text: string): boolean {
  return !/[\0\p{Cs}]/u.test(text);
}
