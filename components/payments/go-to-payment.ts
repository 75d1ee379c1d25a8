import { withNext } from "@/lib/core/local-path";
import type { PaymentView } from "@/lib/paying/contract";

/** Failures after which the payment that was written can't go on: the next press begins another, which closes it. */
export const NOT_STARTED = ["payments.gateway_unreachable", "payments.gateway_refused"] as const;

/** Leads to where a started payment is paid: the gateway's page, or ours with the code to scan. `next`: where to go on afterwards. */
export function goToPayment({ id, entry }: PaymentView, push: (path: string) => void, next?: string): void {
  const url = opensElsewhere(entry);
  if (url) window.location.assign(url);
  else push(withNext(`/account/payments/${id}`, next));
}

/** The address outside the shop where a payment goes on; null: our page shows what to do. */
export function opensElsewhere(entry: PaymentView["entry"]): string | null {
  return entry?.kind === "address" || entry?.kind === "identify" ? entry.url : null;
}
