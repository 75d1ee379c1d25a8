import Stripe from "stripe";
import { addMs, MINUTE_MS } from "@/lib/core/time";
import type { GatewayClient, GatewayPlace, NoticeSubject, PaymentFacts, PaymentStatus, RefundFacts } from "../gateway";
import { GatewayError } from "../gateway";
import { queryStripeDispute } from "./query-stripe-dispute";
import { readStripeBill } from "./read-stripe-bill";
import { rejectedRefund, stripeRefundStatus } from "./refund-status";
import { asGatewayError } from "./stripe-error";

const TIMEOUT_MS = 10_000;
/** Stripe keeps a session for 30 minutes at least. Ours is over earlier: it is expired by `close`. */
const SHORTEST_MS = 31 * MINUTE_MS;
/** The clocks of the shop and of Stripe may differ. */
const CLOCKS_MS = 10 * MINUTE_MS;

type Keys = Readonly<Record<"secretKey" | "webhookSecret", string>>;

/** A shop's Stripe. Amounts are fen, which Stripe calls the smallest unit of CNY. */
export function connectStripe({ secretKey, webhookSecret }: Keys, { twinUrl }: GatewayPlace): GatewayClient {
  const sdk = new Stripe(secretKey, { maxNetworkRetries: 0, timeout: TIMEOUT_MS, ...(twinUrl ? hostOf(twinUrl) : {}) });
  const ask = async <T>(call: () => Promise<T>): Promise<T> => {
    try {
      return await call();
    } catch (error) {
      throw asGatewayError(error);
    }
  };
  /** By its id; if the answer to `start` was lost, among the sessions of those minutes. */
  const find = async ({ handle, number, createdAt }: PaymentFacts): Promise<Stripe.Checkout.Session | null> => {
    if (handle) return sdk.checkout.sessions.retrieve(handle);
    const created = { gte: seconds(addMs(createdAt, -CLOCKS_MS)), lte: seconds(addMs(createdAt, CLOCKS_MS)) };
    for await (const session of sdk.checkout.sessions.list({ created, limit: 100 })) {
      if (session.client_reference_id === number) return session;
    }
    return null;
  };
  const findRefund = async ({ number, payment }: RefundFacts) => {
    for await (const refund of sdk.refunds.list({ payment_intent: payment.gatewayRef, limit: 100 })) {
      if (refund.metadata?.number === number) return refund;
    }
    return null;
  };
  return {
    start: ({ number, amountFen, title, language, returnUrl, expiresAt }) =>
      ask(async () => {
        const session = await sdk.checkout.sessions.create(
          {
            mode: "payment",
            client_reference_id: number,
            line_items: [
              {
                quantity: 1,
                price_data: { currency: "cny", unit_amount: Number(amountFen), product_data: { name: title } },
              },
            ],
            metadata: { number },
            payment_intent_data: { metadata: { number } },
            success_url: returnUrl,
            cancel_url: returnUrl,
            locale: language,
            expires_at: Math.max(seconds(expiresAt), seconds(addMs(new Date(), SHORTEST_MS))),
          },
          { idempotencyKey: number },
        );
        if (!session.url) throw new GatewayError("unreadable", "a session without an address");
        return { kind: "address", url: session.url, handle: session.id };
      }),
    query: (payment) => ask(async () => paymentStatusOf(await find(payment))),
    close: (payment) =>
      ask(async () => {
        const session = await find(payment);
        if (session?.status === "open") await sdk.checkout.sessions.expire(session.id);
        else if (session?.status === "complete") throw new GatewayError("refused", "the session is complete");
      }),
    refund: (refund) =>
      ask(async () => {
        // Stripe forgets an idempotency key after a day; the list knows the refund for ever.
        const known = await findRefund(refund);
        if (known) return stripeRefundStatus(known);
        const { number, amountFen, payment, retryCount = 0 } = refund;
        const wanted = { payment_intent: payment.gatewayRef, amount: Number(amountFen), metadata: { number } };
        // Stripe answers a key that it refused with the same refusal for a day.
        const idempotencyKey = retryCount === 0 ? number : `${number}-${retryCount}`;
        try {
          return stripeRefundStatus(await sdk.refunds.create(wanted, { idempotencyKey }));
        } catch (error) {
          const rejected = rejectedRefund(error);
          if (rejected) return rejected;
          throw error;
        }
      }),
    queryRefund: (refund) =>
      ask(async () => {
        const known = await findRefund(refund);
        return known ? stripeRefundStatus(known) : { state: "missing" };
      }),
    readNotice: async ({ headers, body }) => {
      try {
        const signature = headers.get("stripe-signature") ?? "";
        return aboutOf(await sdk.webhooks.constructEventAsync(body, signature, webhookSecret));
      } catch (error) {
        if (error instanceof Stripe.errors.StripeSignatureVerificationError || error instanceof SyntaxError)
          return null;
        throw error;
      }
    },
    queryDispute: (gatewayRef) => ask(() => queryStripeDispute(sdk, gatewayRef)),
    readBill: (day) => readStripeBill(sdk, day),
    test: () =>
      ask(async () => {
        await sdk.balance.retrieve();
      }),
  };
}

const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);

function hostOf(url: string) {
  const { protocol, hostname, port } = new URL(url);
  return { protocol: protocol === "https:" ? ("https" as const) : ("http" as const), host: hostname, port };
}

function paymentStatusOf(session: Stripe.Checkout.Session | null): PaymentStatus {
  if (!session) return { state: "missing" };
  if (session.status === "expired") return { state: "closed" };
  if (session.payment_status !== "paid") return { state: "pending" };
  const intent = session.payment_intent;
  const gatewayRef = typeof intent === "string" ? intent : intent?.id;
  if (!gatewayRef || session.amount_total === null)
    throw new GatewayError("unreadable", "a paid session without a payment");
  return {
    state: "paid",
    amountFen: BigInt(session.amount_total),
    currency: (session.currency ?? "").toUpperCase(),
    gatewayRef,
    // Stripe does not say in the session when it was paid; the shop asks within seconds.
    at: new Date(),
  };
}

function aboutOf({ type, data }: Stripe.Event): NoticeSubject {
  const object = data.object as {
    id?: string;
    client_reference_id?: string | null;
    metadata?: Record<string, string> | null;
  };
  if (type.startsWith("charge.dispute.") && object.id) return { about: "dispute", gatewayRef: object.id };
  if (type.startsWith("checkout.session.") && object.client_reference_id) {
    return { about: "payment", number: object.client_reference_id };
  }
  const number = object.metadata?.number;
  return type.startsWith("refund.") && number ? { about: "refund", number } : { about: "other" };
}
