import type { PaymentView } from "@/lib/paying/contract";

/** Leads to where a started payment is paid: the gateway's page, or ours with the code to scan. */
export function goToPayment({ id, entry }: PaymentView, push: (path: string) => void): void {
  if (entry?.kind === "address") window.location.assign(entry.url);
  else push(`/account/payments/${id}`);
}
