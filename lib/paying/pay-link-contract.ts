import { z } from "zod";
import { checkOutContract } from "@/lib/carts/checkout-contract";
import { gatewayId } from "@/lib/gateways/contract";
import { contract, fenText, instant, nothing } from "@/lib/http/contract";
import { type PayableGateway, type PaymentView, payerCode, paymentEntryView } from "./contract";

const id = z.uuid();

/** 32 random bytes. */
const payLinkToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/, "payments.link_ended");

/** A link as its customer sees it. Its address is shown once, when it is made. */
export const ownPayLink = z.object({ id, amountFen: fenText, expiresAt: instant });
export type OwnPayLink = z.output<typeof ownPayLink>;

export const madePayLink = ownPayLink.extend({ url: z.string() });
export type MadePayLink = z.output<typeof madePayLink>;

export const makePayLinkContract = contract({
  method: "POST",
  path: "/api/v1/pay-links",
  summary: "Makes an address by which somebody else pays for items of the cart; an earlier one stops working. Audited.",
  access: "customer",
  input: checkOutContract.input,
  output: madePayLink,
  errors: ["payments.gateway_unreachable", ...(checkOutContract.errors ?? [])],
  limit: { points: 20, seconds: 300 },
});

export const sharePaymentContract = contract({
  method: "POST",
  path: "/api/v1/payments/{id}/link",
  summary: "The same for the order of a payment that nobody has paid yet.",
  access: "customer",
  input: z.object({ id }),
  output: madePayLink,
  errors: ["payments.not_open", "payments.gateway_unreachable", ...(checkOutContract.errors ?? [])],
  limit: { points: 20, seconds: 300 },
});

export const endPayLinkContract = contract({
  method: "DELETE",
  path: "/api/v1/pay-links/{id}",
  summary: "Ends a link, and closes what is being paid by it. Safe to repeat.",
  access: "customer",
  input: z.object({ id }),
  output: nothing,
  errors: ["payments.gateway_unreachable"],
});

/** A link that was paid, and the page on which its customer goes on. */
export interface PaidLink {
  id: string;
  href: string;
}

/** What is bought, in general words: names and addresses are the customer's own matter. */
export interface PayLinkItem {
  what: string;
  count: number;
}

/** A link as whoever has its address sees it. Nothing is said of links that have ended, nor why. */
export type PayLinkView =
  | { state: "ended" }
  /** `isPlaced`: false when the money went into the customer's wallet instead; `number`: what the payer can quote. */
  | { state: "paid"; amountFen: bigint; number: string; isPlaced: boolean }
  | {
      state: "open";
      amountFen: bigint;
      expiresAt: Date;
      /** Who asks: the first character of the name. */
      asker: string;
      items: readonly PayLinkItem[];
      gateways: readonly PayableGateway[];
      payment: Pick<PaymentView, "gateway" | "entry" | "expiresAt" | "inQuestion"> | null;
    };

/** A payment by a link: where it is paid, and no more of it. */
const linkedPayment = z.object({ gateway: gatewayId, entry: paymentEntryView.nullable(), expiresAt: instant });
export type LinkedPayment = z.output<typeof linkedPayment>;

export const payByLinkContract = contract({
  method: "POST",
  path: "/api/v1/pay-links/payments",
  summary: "Starts a payment by a link, and closes the one that was started by it before.",
  access: "anyone",
  input: z.object({
    token: payLinkToken,
    gateway: gatewayId,
    device: z.enum(["desktop", "phone", "wechat"]).optional(),
  }),
  output: linkedPayment,
  errors: [
    "payments.link_ended",
    "payments.link_unchecked",
    "payments.gateway_off",
    "payments.gateway_limits",
    "payments.gateway_refused",
    "payments.gateway_unreachable",
    "gateways.not_set_up",
  ],
  limit: { points: 10, seconds: 60 },
});

export const identifyLinkPayerContract = contract({
  method: "POST",
  path: "/api/v1/pay-links/payments/payer",
  summary: "Goes on with a payment by a link whose gateway had to learn first who pays. Safe to repeat.",
  access: "anyone",
  input: z.object({ token: payLinkToken, ...payerCode }),
  output: linkedPayment,
  errors: ["payments.link_ended", "payments.other_payer", "payments.gateway_refused", "payments.gateway_unreachable"],
  limit: { points: 20, seconds: 60 },
});
