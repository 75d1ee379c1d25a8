import "server-only";
import { openText, seal } from "@/lib/core/secret";
import { env } from "@/lib/env";

const place = (itemId: string) => ({ table: "cart_items", row: itemId, column: "secret_enc" });

/** The password or transfer code of an item that waits in a cart, sealed. */
export function sealCartSecret(itemId: string, secret: string): Uint8Array<ArrayBuffer> {
  return seal(env().keyRing, secret, place(itemId));
}

export function openCartSecret(itemId: string, sealed: Uint8Array | null): string | undefined {
  return sealed === null ? undefined : openText(env().keyRing, sealed, place(itemId));
}
