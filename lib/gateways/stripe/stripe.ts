import { gateway } from "../gateway";

/** Stripe Checkout, for customers abroad. Prices are in CNY; docs/payments.md says how it is set up. */
export const stripe = gateway({
  id: "stripe",
  fields: [
    { id: "secretKey", secret: true },
    { id: "webhookSecret", secret: true },
  ],
  refundDays: 180,
  settlesInBill: true,
  received: { status: 200, type: "application/json", body: "{}" },
  connect: async (keys, place) => (await import("./connect-stripe")).connectStripe(keys, place),
  faultsOf: ({ secretKey, webhookSecret }) => ({
    // A restricted key (rk_) with the permissions that docs/payments.md names works as well.
    ...(secretKey && !/^[sr]k_\w+$/.test(secretKey) ? { secretKey: "gateways.key.stripe_secret" } : {}),
    ...(webhookSecret && !/^whsec_\S+$/.test(webhookSecret) ? { webhookSecret: "gateways.key.stripe_webhook" } : {}),
  }),
});
