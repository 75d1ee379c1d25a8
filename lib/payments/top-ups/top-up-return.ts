/** Where a page of a top-up leads back to: a key of `wallet.topUp`. Only the checkout is named; any other address may be asked for. */
export function topUpReturn(next: string): "back" | "backElsewhere" {
  return isCheckout(next) ? "back" : "backElsewhere";
}

/** Whether the customer tops up on the way through the checkout. */
export const isCheckout = (next: string | undefined): boolean => /^(\/en)?\/checkout(?:[?#]|$)/.test(next ?? "");
