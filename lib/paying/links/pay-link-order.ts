import "server-only";
import { openText, seal } from "@/lib/core/secret";
import type { PayLink } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import type { AskedItem } from "@/lib/orders/check-order";
import { askedOrder } from "../payment-order";

const place = (id: string) => ({ table: "pay_links", row: id, column: "order_enc" });

/** Seals the order of a link: quotes contain transfer codes and passwords. */
export function sealLinkOrder(id: string, items: readonly AskedItem[]): Uint8Array<ArrayBuffer> {
  return seal(env().keyRing, JSON.stringify(items), place(id));
}

/** Null: the link can't be paid any more. */
export function openLinkOrder({ id, orderEnc }: PayLink): AskedItem[] | null {
  return orderEnc && askedOrder(openText(env().keyRing, orderEnc, place(id)));
}
