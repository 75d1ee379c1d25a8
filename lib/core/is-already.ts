import { isDeepStrictEqual } from "node:util";

/**
 * Whether a row has the values already that a request asks for. Such a request changes nothing, and is no conflict with the one that stored
 * them: most often it is the same one, sent again because its answer was lost.
 */
export function isAlready(row: object, wanted: object): boolean {
  const values = new Map<string, unknown>(Object.entries(row));
  return Object.entries(wanted).every(([name, value]) => isDeepStrictEqual(values.get(name), value));
}
