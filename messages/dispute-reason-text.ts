import type { UncheckedTranslator } from "./unchecked";

/**
 * Why a payer disputes a payment, in words. A code that has none is said to be another reason, with the code to look it up by.
 * @param t of the namespace "payment-refunds.disputeReason", whose keys are the codes that Stripe documents
 * @param reason the gateway's code; "" where it gave none
 */
export function disputeReasonText(t: UncheckedTranslator, reason: string): string {
  const code = reason === "" ? "general" : reason;
  return t.has(code) ? t(code) : t("other", { reason: code });
}
