import { v7 } from "uuid";

/**
 * A UUID version 7 (RFC 9562): ordered by time, so that new rows sit together in an index.
 * @param atMs of what the row records; the present unless said
 */
export function newId(atMs?: number): string {
  return atMs === undefined ? v7() : v7({ msecs: atMs });
}
