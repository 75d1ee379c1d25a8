/** The names of the fields whose values are other ones. An empty one is the same as none. */
export function changedKeysOf(
  keys: Readonly<Record<string, string>>,
  known: Readonly<Record<string, string | undefined>>,
): string[] {
  return Object.keys(keys).filter((name) => keys[name] !== (known[name] ?? ""));
}
