import type { Payment } from "@/lib/db/generated/client";
import type { PaymentEntry, PaymentFacts } from "@/lib/gateways/gateway";

/** What a gateway is told of a payment. */
export function paymentFacts({ number, amountFen, createdAt, expiresAt, entry }: Payment): PaymentFacts {
  const handle = (entry as PaymentEntry | null)?.handle ?? null;
  return { number, amountFen, createdAt, expiresAt, handle };
}
