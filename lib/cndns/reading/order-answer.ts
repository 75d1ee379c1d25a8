import { type Answer, keyed, unpack } from "./answer";

/**
 * The answer to an order in the last chapters: the product's name, or an object that contains it. The manual prints
 * neither.
 */

const NAME = /^[0-9A-Za-z_-]{2,40}$/;
const KEYS = ["nme", "_nme", "d_nme", "pdtnme", "pdtname", "name"];

/**
 * The name of the product that was bought. Null when a successful answer does not contain it: the order was accepted
 * all the same, and staff look the name up, because no other call answers it.
 */
export const boughtName: Answer<{ name: string | null }> = (message) => {
  const plain = unpack(message);
  const item = Array.isArray(plain) ? plain[0] : plain;
  if (typeof item === "string" || typeof item === "number") return { name: nameOf(item) };
  if (typeof item !== "object" || item === null) return { name: null };
  const map = keyed(item);
  return { name: nameOf(KEYS.map((key) => map.get(key)).find((value) => value !== undefined)) };
};

function nameOf(value: unknown): string | null {
  const text = typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
  return NAME.test(text) ? text : null;
}

/** The objects of a list that stands in the message itself or under one of its keys; a bare object is a list of one. */
export function itemsUnder(message: unknown, ...keys: readonly string[]): unknown[] {
  const plain = unpack(message);
  if (Array.isArray(plain)) return plain.length === 1 && hasKey(plain[0], keys) ? itemsUnder(plain[0], ...keys) : plain;
  if (typeof plain !== "object" || plain === null) return [];
  const map = keyed(plain);
  for (const key of keys) {
    if (!map.has(key)) continue;
    const list = unpack(map.get(key));
    if (Array.isArray(list)) return list;
    return list === null || list === "" || list === undefined ? [] : [list];
  }
  return [plain];
}

function hasKey(item: unknown, keys: readonly string[]): boolean {
  return typeof item === "object" && item !== null && keys.some((key) => keyed(item).has(key));
}
