import "server-only";
import { env } from "@/lib/env";

/**
 * Where the upstream may tell that an item's product has changed; null where it can't reach us. Only a hint to look: the
 * address carries nothing but the item's id, and whoever calls it can do no more than make us read.
 */
export function upstreamCallback(itemId: string): string | null {
  const url = new URL(env().APP_URL);
  const here = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  return here && !env().sandbox ? null : `${url.origin}/api/v1/callbacks/items/${itemId}`;
}
