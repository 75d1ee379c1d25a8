import { z } from "zod";
import { contract, fenText, instant } from "@/lib/http/contract";
import { offerErrors, wantedWith } from "@/lib/offers/wanted-contract";
import { actionIds, offerKinds } from "@/lib/product-lines/action-id";
import { promotionCode } from "@/lib/promotions/contract";

const id = z.uuid();

/** Why an item can't be bought as it stands: a sentence under cart.problem in messages. */
export const itemProblem = z.enum(["owned", "in_order", "renewed", "not_for_sale", "not_registered"]);
export type ItemProblem = z.output<typeof itemProblem>;

export const cartItem = z.object({
  id,
  /** Product line: "domain", "hosting" … */
  productLine: z.string(),
  /** What the product line is called in the reader's language. */
  lineName: z.string(),
  action: z.enum(actionIds),
  /** How the action is offered: the words on the page follow it. */
  offer: z.enum(offerKinds),
  /** ASCII. */
  name: z.string(),
  /** What the customer reads as its name: that of a domain, a host, a service; else what the product line calls one product. */
  shown: z.string(),
  /** Domains only. */
  suffix: z.string(),
  /** The term: whole years plus months below twelve; both 0 for upgrades. */
  years: z.int(),
  months: z.int(),
  /** The configuration in the reader's words; empty for domains. */
  details: z.string(),
  /** Renewals and upgrades: what is renewed or upgraded. */
  serviceId: id.nullable(),
  /** Renewals: until when it lasts after the chosen term; null for everything else, and for what was renewed meanwhile. */
  renewsUntil: instant.nullable(),
  /** The terms it may be bought for, each with its price, tax included. */
  terms: z.array(z.object({ years: z.int(), months: z.int(), priceFen: fenText })),
  /** Of the chosen term, after the discount; null: no price right now. */
  priceFen: fenText.nullable(),
  /** What the cart's discount code takes off the price. */
  discountFen: fenText,
  /** The code would take off more, but the price may not fall any lower. */
  isDiscountCut: z.boolean(),
  /** One year of renewal; null where it isn't sold by the year, and for upgrades. */
  renewYearFen: fenText.nullable(),
  /** The price without a discount when it was put in or last accepted, where it is another one now. */
  beforeFen: fenText.nullable(),
  /** It is registered in the name of one of the customer's registrants. */
  wantsRegistrant: z.boolean(),
  /** Doesn't resolve until its registrant's real-name review has passed. */
  realNameRequired: z.boolean(),
  registrantKind: z.enum(["any", "company", "person"]),
  problem: itemProblem.nullable(),
});
export type CartItemView = z.output<typeof cartItem>;

export const cartView = z.object({
  count: z.int(),
  items: z.array(cartItem),
  /** After the discount. */
  totalFen: fenText,
  /** What the discount code takes off all items together. */
  discountFen: fenText,
  /** The discount code that was entered; `problem` says in the reader's language why it takes nothing off. */
  promotion: z.object({ code: z.string(), problem: z.string().nullable() }).nullable(),
  /** What a year of all of them costs afterwards. */
  renewTotalFen: fenText,
  /** How many items of the browser's cart, from before signing in, find no place yet: they come in as soon as there is one. */
  waiting: z.int(),
});
export type CartView = z.output<typeof cartView>;

export const readCartContract = contract({
  method: "GET",
  path: "/api/v1/cart",
  summary: "The cart of this browser, or of the customer once signed in (the two are merged then).",
  access: "anyone",
  input: z.object({}),
  output: cartView,
});

export const addItemContract = contract({
  method: "POST",
  path: "/api/v1/cart/items",
  summary:
    "Puts something new, or the renewal or upgrade of one's own service, into the cart. A chosen password and a transfer code wait sealed.",
  access: "anyone",
  input: wantedWith({
    /** What waits in the cart for the same action on the same thing gives way, instead of refusing this one. */
    replace: z.boolean().default(false),
  }),
  output: cartView,
  errors: [
    ...offerErrors,
    "cart.duplicate",
    "cart.service_in_cart",
    "cart.other_change",
    "cart.owned",
    "cart.in_order",
    "cart.full",
  ],
});

export const giveCartContract = contract({
  method: "POST",
  path: "/api/v1/admin/customers/{id}/cart",
  summary:
    "Moves everything in the cart of this staff member's browser into a customer's own cart and mails the customer, who pays or removes it.",
  access: "staff",
  input: z.object({
    id,
    /** Stands in the mail. */
    note: z.string().trim().max(500).default(""),
  }),
  output: z.object({ count: z.int() }),
  errors: [
    ...[
      "cart.give_disabled",
      "cart.give_empty",
      "cart.give_unpriced",
      "cart.give_busy",
      "cart.give_there",
      "cart.give_no_room",
    ],
    "checkout.cart_changed",
  ],
  idempotent: true,
});

export const changeItemContract = contract({
  method: "PATCH",
  path: "/api/v1/cart/items/{id}",
  summary: "Chooses another term; accepts the price of now.",
  access: "anyone",
  input: z.object({ id, years: z.int().min(0).max(10), months: z.int().min(0).max(11).default(0) }),
  output: cartView,
  errors: offerErrors,
});

export const removeItemContract = contract({
  method: "DELETE",
  path: "/api/v1/cart/items/{id}",
  summary: "Takes an item out of the cart.",
  access: "anyone",
  input: z.object({ id }),
  output: cartView,
});

export const enterCodeContract = contract({
  method: "PUT",
  path: "/api/v1/cart/promotion",
  summary: "Enters a discount code for the cart, in place of another one. It is used when the cart is ordered.",
  access: "anyone",
  input: z.object({ code: promotionCode }),
  output: cartView,
  // Who guesses codes does not get far.
  limit: { points: 10, seconds: 60, counted: "by all processes" },
});

export const removeCodeContract = contract({
  method: "DELETE",
  path: "/api/v1/cart/promotion",
  summary: "Takes the discount code out of the cart.",
  access: "anyone",
  input: z.object({}),
  output: cartView,
});

export const emptyCartContract = contract({
  method: "DELETE",
  path: "/api/v1/cart",
  summary: "Takes everything out of the cart.",
  access: "anyone",
  input: z.object({}),
  output: cartView,
});
