import "server-only";
import { openText, seal } from "@/lib/core/secret";
import { env } from "@/lib/env";

const place = (lineId: string) => ({ table: "cart_lines", row: lineId, column: "secret_enc" });

/** The password of a line that waits in a cart, sealed. */
export function sealCartSecret(lineId: string, secret: string): Uint8Array<ArrayBuffer> {
  return seal(env().keyRing, secret, place(lineId));
}

export function openCartSecret(lineId: string, sealed: Uint8Array | null): string | undefined {
  return sealed === null ? undefined : openText(env().keyRing, sealed, place(lineId));
}
