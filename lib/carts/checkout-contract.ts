import { z } from "zod";
import { contract, fenText, instant } from "@/lib/http/contract";
import { quoteToken } from "@/lib/pricing/contract";
import { cartItem, cartView } from "./contract";

const id = z.uuid();

const checkoutItem = cartItem.extend({
  /** Asked again just now. */
  answer: z.enum(["free", "taken", "failed"]),
  /** The sealed price; null where it can't be bought. */
  quote: quoteToken.nullable(),
});
export type CheckoutItem = z.output<typeof checkoutItem>;

export const checkoutView = cartView.omit({ waiting: true }).extend({
  /** The shop has not opened yet while this is false: nothing can be ordered. */
  isOpen: z.boolean(),
  items: z.array(checkoutItem),
  /** How many items stay in the cart, because one alone is asked for. */
  left: z.int(),
  /** Until when these prices are kept. */
  expiresAt: instant.nullable(),
  walletFen: fenText,
  /** What must be topped up, what is owed included; 0 when the wallet is enough. */
  missingFen: fenText,
  /** Owed since a top-up was taken back. */
  debtFen: fenText,
});
export type CheckoutView = z.output<typeof checkoutView>;

export const readCheckoutContract = contract({
  method: "GET",
  path: "/api/v1/checkout",
  summary:
    "The cart, or one item of it, with availability and prices asked again and sealed for half an hour, and the wallet beside it.",
  access: "customer",
  input: z.object({
    /** The item of the cart that is bought now; without it all are. */
    item: id.optional(),
  }),
  output: checkoutView,
  limit: { points: 30, seconds: 60, counted: "by all processes" },
});

export const checkOutContract = contract({
  method: "POST",
  path: "/api/v1/checkout",
  summary:
    "Buys these items of the cart at their sealed prices from the wallet. Availability and cost are asked once more first.",
  access: "customer",
  input: z.object({
    items: z
      .array(z.object({ id, quote: quoteToken }))
      .min(1, "orders.empty")
      .max(50, "orders.too_many"),
    /** Needed when a domain is registered. */
    registrantId: z.uuid("checkout.registrant_missing").optional(),
    acceptTerms: z.literal(true, "checkout.terms_missing"),
  }),
  output: z.object({ orderId: id, number: z.string() }),
  errors: [
    "shop.not_open",
    "checkout.price_changed",
    "checkout.name_taken",
    "checkout.not_registered",
    "checkout.not_answered",
    "checkout.product_taken",
    "checkout.price_not_answered",
    "checkout.cart_changed",
    "wallet.insufficient",
    "quote.expired",
  ],
  idempotent: true,
});
