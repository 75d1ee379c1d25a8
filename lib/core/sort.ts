import { z } from "zod";

/** How a list is sorted, as its address and its API say it: a key of that list for ascending, "-" and the key for descending. */
export type SortOrder<K extends string> = K | `-${K}`;

/** The schema of a list's `sort`: both directions of each of its keys, and nothing else. Client-safe. */
export function sortOf<const K extends string>(...keys: readonly K[]) {
  return z.enum(keys.flatMap((key): SortOrder<K>[] => [key, `-${key}`]));
}

/** The key and the direction of a sort. */
export function readSort<K extends string>(sort: SortOrder<K>): { key: K; descending: boolean } {
  const descending = sort.startsWith("-");
  return { key: (descending ? sort.slice(1) : sort) as K, descending };
}
