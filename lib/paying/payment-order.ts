import "server-only";
import { z } from "zod";
import { openText, seal } from "@/lib/core/secret";
import type { Payment } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import type { AskedItem } from "@/lib/orders/check-order";

const place = (id: string) => ({ table: "payments", row: id, column: "order_enc" });
const asked = z.array(z.object({ quote: z.string(), registrantId: z.string().optional() }));

/** Seals the order of a payment: quotes contain transfer codes and passwords. */
export function sealOrder(paymentId: string, items: readonly AskedItem[]): Uint8Array<ArrayBuffer> {
  return seal(env().keyRing, JSON.stringify(items), place(paymentId));
}

/** The order to place once the payment is paid; null: it goes into the wallet alone. */
export function openOrder({ id, orderEnc }: Payment): AskedItem[] | null {
  return orderEnc && askedOrder(openText(env().keyRing, orderEnc, place(id)));
}

/** Reads what was sealed. */
export function askedOrder(text: string): AskedItem[] {
  return asked
    .parse(JSON.parse(text))
    .map(({ quote, registrantId }) => (registrantId ? { quote, registrantId } : { quote }));
}
