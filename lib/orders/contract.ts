import { z } from "zod";
import { sortOf } from "@/lib/core/sort";
import { contract, fenText, instant, pageInput } from "@/lib/http/contract";
import { quoteToken } from "@/lib/pricing/contract";
import { transferCode } from "@/lib/product-lines/domain/form";
import { itemAction, itemState, reason } from "@/lib/purchasing/contract";

const id = z.uuid();

export const orderStates = ["open", "done", "refused", "mixed"] as const;
export const orderState = z.enum(orderStates);
export type OrderState = z.output<typeof orderState>;

/** One change of an item's state, for the timeline that a customer sees. */
export const itemStep = z.object({ at: instant, state: itemState, reason: reason.nullable() });

export const itemView = z.object({
  id,
  productLine: z.string(),
  action: itemAction,
  name: z.string().nullable(),
  displayName: z.string(),
  /** The configuration in words; null for domains. */
  details: z.object({ zh: z.string(), en: z.string() }).nullable(),
  /** The term: whole years plus months below twelve; both 0 for upgrades. */
  years: z.int(),
  months: z.int(),
  /** What is paid: after the discount. */
  priceFen: fenText,
  /** What a discount code took off the price. */
  discountFen: fenText,
  state: itemState,
  stateAt: instant,
  reason: reason.nullable(),
  /** Whether staff look into it. */
  withStaff: z.boolean(),
  /** Whether the customer may cancel it: while it waits. */
  canCancel: z.boolean(),
  /** A transfer that is under way: what can be done about it now. */
  transfer: z
    .object({
      canCancel: z.boolean(),
      /** The losing registrar refused the code: the customer may restart the transfer with another one. */
      wantsCode: z.boolean(),
    })
    .nullable(),
  /** When a waiting item will be refunded automatically. */
  refundedAt: instant.nullable(),
  /** What staff have refunded since it was done. */
  givenBackFen: fenText,
  serviceId: id.nullable(),
  /** Until when a finished renewal has renewed it. */
  renewedUntil: instant.nullable(),
  steps: z.array(itemStep),
});
export type ItemView = z.output<typeof itemView>;

/** In whose name an item was ordered. */
export interface ItemRegistrant {
  id: string;
  displayName: string;
  /** The state of its review, where the item's domain waits for one; else null. */
  realName: "none" | "checking" | "unpass" | null;
}

/** The discount code that an order was placed with, and what that took off all items together. */
export const orderDiscount = z.object({ code: z.string(), discountFen: fenText });

export const orderView = z.object({
  id,
  number: z.string(),
  state: orderState,
  totalFen: fenText,
  /** What has gone back to the wallet so far: holds of refunded items, and refunds by staff. */
  refundedFen: fenText,
  createdAt: instant,
  finishedAt: instant.nullable(),
  /** The API token that placed it, and what it was called then; null: a person, or the shop. */
  byToken: z.object({ id, name: z.string() }).nullable(),
  discount: orderDiscount.nullable(),
  items: z.array(itemView),
});
export type OrderView = z.output<typeof orderView>;

export const placeOrderContract = contract({
  method: "POST",
  path: "/api/v1/orders",
  summary:
    "Places an order: the quotes' prices are moved from the wallet into a hold, and the items are bought one by one. The same Idempotency-Key and body is one order. What an API token orders counts against its spending cap.",
  access: "customer",
  token: "orders:write",
  input: z.object({
    items: z
      .array(
        z.object({
          /** As the search, the cart or a service's page returned it. */
          quote: quoteToken,
          /** For purchases and transfers of domains. */
          registrantId: id.optional(),
        }),
      )
      .min(1, "orders.empty")
      .max(50, "orders.too_many"),
  }),
  output: orderView,
  errors: [
    "wallet.insufficient",
    "token.cap_passed",
    "token.day_cap_passed",
    "quote.expired",
    "quote.invalid",
    "orders.name_in_progress",
    "orders.expiry_moved",
    "orders.years_not_allowed",
    "orders.not_for_sale",
    "orders.registrant_missing",
    "orders.registrant_not_ready",
    "orders.registrant_kind",
    "orders.registrant_changing",
    "orders.registrant_unclear",
    "orders.changed_meanwhile",
    "orders.twice",
    "checkout.price_changed",
    "checkout.name_taken",
    "checkout.product_taken",
    "checkout.not_registered",
    "checkout.not_answered",
    "checkout.price_not_answered",
  ],
  idempotent: true,
  limit: { points: 60, seconds: 60 },
});

export const getOrderContract = contract({
  method: "GET",
  path: "/api/v1/orders/{id}",
  summary: "One order with its items and their steps.",
  access: "customer",
  token: "orders:read",
  input: z.object({ id }),
  output: orderView,
});

export const orderRow = z.object({
  id,
  number: z.string(),
  state: orderState,
  totalFen: fenText,
  discount: orderDiscount.nullable(),
  createdAt: instant,
  itemCount: z.int(),
  /** The first few names, for the list. */
  names: z.array(z.string()),
});

export const orderSort = sortOf("placed", "total");

export const listOrdersContract = contract({
  method: "GET",
  path: "/api/v1/orders",
  summary: "The customer's orders, newest first unless sorted otherwise.",
  access: "customer",
  token: "orders:read",
  input: z.object({
    ...pageInput,
    state: orderState.optional(),
    sort: orderSort.optional(),
    /** Only what this API token ordered. */
    token: id.optional(),
  }),
  output: z.object({ rows: z.array(orderRow), next: z.string().nullable() }),
});

export const exportOrdersContract = contract({
  method: "GET",
  path: "/api/v1/orders/csv",
  summary: "The customer's orders as CSV (UTF-8 with a byte-order mark, for spreadsheets).",
  access: "customer",
  token: "orders:read",
  input: z.object({ state: orderState.optional(), sort: orderSort.optional() }),
  output: z.any(),
  limit: { points: 10, seconds: 60 },
});

export const watchOrderContract = contract({
  method: "GET",
  path: "/api/v1/orders/{id}/events",
  summary: "Server-sent events: the order as it is now, and again after each change, until it is final.",
  access: "customer",
  input: z.object({ id }),
  output: orderView,
});

export const cancelTransferContract = contract({
  method: "POST",
  path: "/api/v1/orders/items/{id}/cancel-transfer",
  summary: "Asks the registry to cancel a transfer. The money returns once it shows as cancelled.",
  access: "customer",
  input: z.object({ id }),
  output: orderView,
  errors: ["orders.transfer_no_cancel", "orders.busy", "upstream.unreachable", "orders.transfer_unclear"],
  limit: { points: 10, seconds: 60 },
});

export const restartTransferContract = contract({
  method: "POST",
  path: "/api/v1/orders/items/{id}/restart-transfer",
  summary: "Restarts a transfer with another code, after the losing registrar refused the first. Costs nothing more.",
  access: "customer",
  input: z.object({ id, transferCode }),
  output: orderView,
  errors: ["orders.transfer_no_restart", "orders.busy", "upstream.unreachable", "orders.transfer_unclear"],
  limit: { points: 10, seconds: 60 },
});

export const cancelItemContract = contract({
  method: "POST",
  path: "/api/v1/orders/items/{id}/cancel",
  summary: "Cancels a waiting item: its money returns to the wallet at once. Safe to repeat.",
  access: "customer",
  input: z.object({ id }),
  output: orderView,
  errors: ["orders.cannot_cancel"],
});

/** An item that goes on only when the customer does something. */
export interface ItemToActOn {
  id: string;
  orderId: string;
  displayName: string;
}
