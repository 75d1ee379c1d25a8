/** Whether PostgreSQL can keep it: its text holds neither NUL nor half of a surrogate pair. */
export function isKeepable(text: string): boolean {
  return !/[\0\p{Cs}]/u.test(text);
}
