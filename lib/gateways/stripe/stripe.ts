import { gateway } from "../gateway";
import { connectStripe } from "./connect-stripe";

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
  connect: connectStripe,
});
