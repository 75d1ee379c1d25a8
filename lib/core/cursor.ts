import { z } from "zod";
import { isKeepable } from "./keepable-text";
import { readCursor } from "./moment-cursor";
import { LATEST_MS } from "./time";

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Where a page of a list ended, from that page's `next`: a row's number, a row's id, a time and an id
 * ("1795721751094_<id>"), or the sort, its value and an id as JSON in base64url. Client-safe. A list that is given another list's
 * cursor starts from the beginning.
 */
export const cursor = z
  .string()
  .max(1_200)
  .refine(
    (text) => /^\d{1,18}$/.test(text) || ID.test(text) || readCursor(text) !== null || isSorted(text),
    "input.format",
  );

const sorted = z.tuple([
  z.string().max(20),
  z.union([z.string().refine(isKeepable), z.int().min(-LATEST_MS).max(LATEST_MS), z.null()]),
  z.string().regex(ID),
]);

function isSorted(text: string): boolean {
  // Base64 never has this length, and atob would throw.
  if (!/^[\w-]+$/.test(text) || text.length % 4 === 1) return false;
  const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
  try {
    return sorted.safeParse(JSON.parse(new TextDecoder().decode(bytes))).success;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
