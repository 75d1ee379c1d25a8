import { z } from "zod";
import { checkOutContract } from "@/lib/carts/checkout-contract";
import type { Fen } from "@/lib/core/money";
import { gatewayId } from "@/lib/gateways/contract";
import { contract, fenText, instant } from "@/lib/http/contract";
import { topUpAmount } from "@/lib/payments/contract";

const id = z.uuid();

/** Where the customer pays. */
export const paymentEntryView = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("address"), url: z.string() }),
  /** The gateway has to learn first who pays: this address leads back with a code, which is then sent to `…/payer`. */
  z.object({ kind: z.literal("identify"), url: z.string() }),
  /** The page opens the payment itself, inside the gateway's own app. */
  z.object({ kind: z.literal("bridge"), values: z.record(z.string(), z.string()) }),
  z.object({
    kind: z.literal("code"),
    /** The code as a picture, to be scanned with the gateway's app. */
    svg: z.string(),
    /** It is shown on a phone, which can't scan its own screen. */
    onPhone: z.boolean(),
    /** Beside the sandbox: the twin's page to which the code leads, so that one machine is enough to pay. */
    twinUrl: z.string().nullable(),
  }),
]);

export const paymentState = z.enum(["written", "open", "paid", "closed"]);

export const paymentView = z.object({
  id,
  number: z.string(),
  gateway: gatewayId,
  amountFen: fenText,
  state: paymentState,
  /** Null when there is nowhere to pay any more, or not yet. */
  entry: paymentEntryView.nullable(),
  expiresAt: instant,
  createdAt: instant,
  paidAt: instant.nullable(),
  /** It was paid after it had been closed: the money is in the wallet. */
  late: z.boolean(),
  /** Another sum or currency arrived than was asked for; staff look at it. */
  inQuestion: z.boolean(),
  /** It was closed because the time to pay it was over. */
  expired: z.boolean(),
  /** It is for an order; that order once it is placed. */
  forOrder: z.boolean(),
  /** The item of the cart that it pays for, where that is a single one. */
  cartItemId: z.uuid().nullable(),
  orderId: id.nullable(),
  /** What the payer's bank has taken back of it, and not given back. */
  disputedFen: fenText,
  /** Why the order was not placed, in the reader's language: the money is in the wallet. */
  orderProblem: z.string().nullable(),
});
export type PaymentView = z.output<typeof paymentView>;

export const payableGateway = z.object({ id: gatewayId, minFen: fenText, maxFen: fenText });
export type PayableGateway = z.output<typeof payableGateway>;

export const listPayableContract = contract({
  method: "GET",
  path: "/api/v1/payments/gateways",
  summary: "The payment gateways a customer can choose from, the last one used first.",
  access: "customer",
  input: z.object({}),
  output: z.object({ gateways: z.array(payableGateway) }),
});

const started = {
  gateway: gatewayId,
  /** Which of a gateway's ways is used. The browser's own header decides when it is left out. */
  device: z.enum(["desktop", "phone", "wechat"]).optional(),
};
const errors = [
  "gateways.not_set_up",
  "gateways.other_world",
  "gateways.keys_lost",
  "payments.gateway_off",
  "payments.gateway_limits",
  "payments.gateway_refused",
  "payments.gateway_unreachable",
  "idempotency.other_body",
] as const;

/** The payment that an order was placed with. */
export interface OrderPayment {
  id: string;
  gateway: string;
  amountFen: Fen;
}

export const startPaymentContract = contract({
  method: "POST",
  path: "/api/v1/payments",
  summary: "Starts a payment into the wallet through a gateway, and closes the customer's earlier open one.",
  access: "customer",
  input: z.object({
    ...started,
    amountFen: topUpAmount,
    /** Where the customer goes on afterwards: a page of the shop. Anything else is left out. */
    next: z.string().max(300).optional(),
  }),
  output: paymentView,
  errors,
  idempotent: true,
  limit: { points: 20, seconds: 60 },
});

export const payOrderContract = contract({
  method: "POST",
  path: "/api/v1/payments/checkout",
  summary:
    "Pays for items of the cart through a gateway: what the wallet lacks is paid, and the order is placed as soon as it is.",
  access: "customer",
  input: checkOutContract.input.extend(started),
  output: paymentView,
  errors: [...errors, "payments.wallet_is_enough", "payments.ordered", ...(checkOutContract.errors ?? [])],
  idempotent: true,
  limit: { points: 20, seconds: 60 },
});

export const readPaymentContract = contract({
  method: "GET",
  path: "/api/v1/payments/{id}",
  summary: "A payment of the customer. The gateway is asked again while it is open, at most every two seconds.",
  access: "customer",
  token: "wallet:read",
  input: z.object({ id }),
  output: paymentView,
});

/** With what the gateway's page sends the payer's browser back. */
export const payerCode = { code: z.string().min(1).max(200), state: z.string().min(1).max(64) };

export const identifyPayerContract = contract({
  method: "POST",
  path: "/api/v1/payments/{id}/payer",
  summary: "Goes on with a payment whose gateway had to learn first who pays. Safe to repeat.",
  access: "customer",
  input: z.object({ id, ...payerCode }),
  output: paymentView,
  errors: ["payments.other_payer", "payments.gateway_refused", "payments.gateway_unreachable"],
});

export const cancelPaymentContract = contract({
  method: "POST",
  path: "/api/v1/payments/{id}/cancel",
  summary: "Closes a payment that nobody has paid; one that was paid meanwhile is shown as paid.",
  access: "customer",
  input: z.object({ id }),
  output: paymentView,
  errors: ["payments.gateway_unreachable"],
});

export const listPaymentsContract = contract({
  method: "GET",
  path: "/api/v1/payments",
  summary: "The customer's payments that are still open, newest first.",
  access: "customer",
  token: "wallet:read",
  input: z.object({}),
  output: z.object({ payments: z.array(paymentView) }),
});

export const receiveNoticeContract = contract({
  method: "POST",
  path: "/api/v1/payments/notices/{gateway}",
  summary:
    "A notice of a payment gateway. Its signature is verified; it is a hint only: the gateway is asked before anything is posted.",
  access: "anyone",
  rawBody: true,
  input: z.object({ gateway: gatewayId, body: z.base64() }),
  output: z.object({}),
  errors: ["payments.notice_signature", "gateways.not_set_up"],
  limit: { points: 600, seconds: 60 },
});
