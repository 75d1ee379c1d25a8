import { withNext } from "@/lib/core/local-path";
import type { PaymentView } from "@/lib/paying/contract";

/** Leads to where a started payment is paid: the gateway's page, or ours with the code to scan. `next`: where to go on afterwards. */
export function goToPayment({ id, entry }: PaymentView, push: (path: string) => void, next?: string): void {
  if (entry?.kind === "address") window.location.assign(entry.url);
  else push(withNext(`/account/payments/${id}`, next));
}
