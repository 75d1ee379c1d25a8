import { v7 } from "uuid";

/**
 * A UUID version 7 (RFC 9562): ordered by time, so that new rows are next to each other in an index.
 * @param atMs the time of what the row records @default now
 */
export function newId(atMs?: number): string {
  return atMs === undefined ? v7() : v7({ msecs: atMs });
}
