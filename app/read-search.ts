import { cursor } from "@/lib/core/cursor";
import { isKeepable } from "@/lib/core/keepable-text";

/**
 * What the address of a page asks for. Anybody can type an address: of a name given twice the first value counts, and
 * text that no database can keep, or a cursor that is none, counts as not given.
 */
export async function readSearch<T extends object>(searchParams: Promise<T>): Promise<T> {
  const asked = Object.entries(await searchParams).flatMap(([name, given]): [string, string][] => {
    const value: unknown = Array.isArray(given) ? given[0] : given;
    if (typeof value !== "string" || !isKeepable(value)) return [];
    return name === "after" && !cursor.safeParse(value).success ? [] : [[name, value]];
  });
  return Object.fromEntries(asked) as T;
}
