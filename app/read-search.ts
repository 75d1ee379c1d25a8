import { cursor } from "@/lib/core/cursor";
import { isKeepable } from "@/lib/core/keepable-text";

/**
 * The search parameters of a page. Anybody can type an address, so: the first value of a repeated name counts; text that PostgreSQL
 * can't store, and an invalid cursor, count as not given.
 */
export async function readSearch<T extends object>(searchParams: Promise<T>): Promise<T> {
  const asked = Object.entries(await searchParams).flatMap(([name, given]): [string, string][] => {
    const value: unknown = Array.isArray(given) ? given[0] : given;
    if (typeof value !== "string" || !isKeepable(value)) return [];
    return name === "after" && !cursor.safeParse(value).success ? [] : [[name, value]];
  });
  return Object.fromEntries(asked) as T;
}
