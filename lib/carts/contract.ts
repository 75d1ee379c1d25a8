import { z } from "zod";
import { contract, fenText } from "@/lib/http/contract";
import { transferCode, transferForm } from "@/lib/product-lines/domain/form";

const id = z.uuid();
const years = z.int().min(1).max(10);
const term = { years: z.int().min(0).max(10), months: z.int().min(0).max(11).default(0) };
const draft = z.record(z.string().max(40), z.union([z.string().max(4000), z.number(), z.boolean()]));

/** Why a line can't be bought as it stands: a sentence under cart.problem in messages. */
export const lineProblem = z.enum(["owned", "in_order", "renewed", "not_for_sale", "not_registered"]);
export type LineProblem = z.output<typeof lineProblem>;

export const cartLine = z.object({
  id,
  /** Product line: "domain", "hosting" … */
  line: z.string(),
  /** What the line is called in the reader's language; empty for domains. */
  lineName: z.string(),
  action: z.enum(["purchase", "renew", "upgrade", "transfer"]),
  /** ASCII. */
  name: z.string(),
  /** As people read it. */
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
  /** The terms it may be bought for, each with its price, tax included. */
  terms: z.array(z.object({ years: z.int(), months: z.int(), priceFen: fenText })),
  /** Of the chosen term; null: no price right now. */
  priceFen: fenText.nullable(),
  /** One year of renewal; null where it isn't sold by the year, and for upgrades. */
  renewYearFen: fenText.nullable(),
  /** The price when it was put in or last accepted, where it is another one now. */
  beforeFen: fenText.nullable(),
  /** Doesn't resolve until its registrant's real-name review has passed. */
  realNameRequired: z.boolean(),
  registrantKind: z.enum(["any", "company", "person"]),
  problem: lineProblem.nullable(),
});
export type CartLineView = z.output<typeof cartLine>;

export const cartView = z.object({
  count: z.int(),
  lines: z.array(cartLine),
  totalFen: fenText,
  /** What a year of all of them costs afterwards. */
  renewTotalFen: fenText,
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

/** What can be wrong with anything new in the cart, and with a name in particular. */
const newLineErrors = ["cart.duplicate", "cart.owned", "cart.in_order", "cart.full"];
const nameErrors = [...newLineErrors, "offers.suffix_unknown", "offers.name_unreadable"];

export const addLineContract = contract({
  method: "POST",
  path: "/api/v1/cart/lines",
  summary: "Puts a domain into the cart, for the shortest term unless said.",
  access: "anyone",
  input: z.object({ name: z.string().min(3).max(253), years: years.optional() }),
  output: cartView,
  errors: [...nameErrors, "offers.years_refused", "offers.not_for_sale"],
});

export const addTransferContract = contract({
  method: "POST",
  path: "/api/v1/cart/transfers",
  summary: "Puts the transfer of a domain from another registrar into the cart. The transfer code waits sealed.",
  access: "anyone",
  input: z.object({
    name: z.string().min(3).max(253),
    transferCode,
    ...transferForm.shape,
  }),
  output: cartView,
  errors: [...nameErrors, "offers.not_for_sale"],
});

export const addProductContract = contract({
  method: "POST",
  path: "/api/v1/cart/products",
  summary: "Puts a product into the cart as its form was filled in: name and password stand among the fields.",
  access: "anyone",
  input: z.object({ line: z.string().regex(/^[a-z]{2,20}$/), config: draft, ...term }),
  output: cartView,
  errors: [...newLineErrors, "offers.line_silent", "offers.term_refused", "offers.product_not_for_sale"],
});

export const addServiceContract = contract({
  method: "POST",
  path: "/api/v1/cart/services",
  summary: "Puts the renewal or the upgrade of one's own service into the cart.",
  access: "customer",
  input: z.discriminatedUnion("action", [
    z.object({ action: z.literal("renew"), serviceId: id, ...term }),
    z.object({ action: z.literal("upgrade"), serviceId: id, config: draft }),
  ]),
  output: cartView,
  errors: [
    "cart.service_in_cart",
    "cart.in_order",
    "cart.full",
    "offers.service_not_for_sale",
    "offers.nothing_changes",
    "offers.upgrade_blocked",
  ],
});

export const changeLineContract = contract({
  method: "PATCH",
  path: "/api/v1/cart/lines/{id}",
  summary: "Chooses another term; accepts the price of now.",
  access: "anyone",
  input: z.object({ id, ...term }),
  output: cartView,
  errors: ["offers.years_refused", "offers.not_for_sale", "offers.product_not_for_sale", "offers.service_not_for_sale"],
});

export const removeLineContract = contract({
  method: "DELETE",
  path: "/api/v1/cart/lines/{id}",
  summary: "Takes a line out of the cart.",
  access: "anyone",
  input: z.object({ id }),
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
