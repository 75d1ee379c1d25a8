import type { PurchaseContext } from "@/lib/cndns/client";
import type { Outcome } from "@/lib/cndns/outcome";
import { assert } from "@/lib/core/errors";
import type { Config, PurchaseForm } from "../form";
import { wrong } from "../order-check";
import type {
  AcceptedAction,
  Bought,
  Cost,
  CostByKey,
  ProductAction,
  QuotedAction,
  Readiness,
  SentAction,
  Verdict,
} from "../product-action";
import type { Call, Reading } from "../reading";
import { findPurchase } from "./find-purchase";
import { isIntendedExpiry } from "./intended-expiry";

/** What is bought for an item. */
export interface Purchase extends Omit<SentAction, "before" | "secret"> {
  secret: string;
}

export const READ_AT_MOST_EVERY_MS = 10 * 60_000;

/** What differs between the purchases of product lines; see ProductAction. */
export interface PurchaseParts {
  endpoint: string;
  acceptedDeadlineMs: number;
  read: ProductAction["read"];
  quote(call: Call, quoted: QuotedAction, costs: CostByKey): Promise<Cost>;
  /** Sends once. Spends the agent balance. */
  buy(call: Call, purchase: Purchase, context: PurchaseContext): Promise<Outcome<Bought>>;
  open?: NonNullable<ProductAction["open"]>;
  /** False: the upstream makes the name. */
  findable?: false;
  fits?: NonNullable<ProductAction["fits"]>;
  /** Bought once: it has no term, and the product no expiry. */
  once?: true;
  /** The form asks for personal data: they are the item's secret, which is sent once and deleted when the item ends. */
  personal?: true;
  /** An accepted product that is no longer in our account has failed: it was reviewed and refused. Without: an absence proves nothing. */
  absentFails?: true;
  stepOf?: NonNullable<ProductAction["stepOf"]>;
  purchaseDate?: NonNullable<ProductAction["purchaseDate"]>;
}

/** The purchase action of a product line with an order form. */
export function purchaseAction(form: Pick<PurchaseForm, "nameField">, parts: PurchaseParts): ProductAction {
  return {
    ...purchaseOf(parts),
    offer: "product",
    soldBy: "form",
    setsConfig: true,
    // The configuration was checked by the form when its price was quoted; staff may have stopped selling it since.
    checkOrder({ name, config, years, months }, { isSold }) {
      if (!isSold(config as Config)) return wrong("orders.not_sold");
      if ((form.nameField != null) !== (name !== null)) return wrong("orders.not_for_sale");
      if ((years + months === 0) !== (parts.once ?? false)) return wrong("quote.invalid");
      return { config: config as Config, registrantId: null, serviceId: null };
    },
    mask: (config) => ({ ...config, [parts.personal ? "personal" : "password"]: "***" }),
  };
}

/** What all purchases share, with or without an order form. */
export function purchaseOf(parts: PurchaseParts) {
  const { endpoint, quote, buy, open, fits, stepOf, purchaseDate, findable = true, acceptedDeadlineMs } = parts;
  return {
    endpoint: () => endpoint,
    read: parts.read,
    quote,
    send: (call, { secret, before: _none, ...purchase }, context) => {
      assert(secret !== null, `purchase of ${purchase.displayName} without its secret`);
      return buy(call, { ...purchase, secret }, context);
    },
    ...(open ? { open } : {}),
    ...(stepOf ? { stepOf } : {}),
    ...(purchaseDate ? { purchaseDate } : {}),
    ...(fits ? { fits } : {}),
    secret: parts.personal ? "code" : "password",
    findable,
    refusedIf: { availability: "taken", reason: "upstream.taken" },
    checkBefore,
    find: findable ? findPurchase : ({ state }) => (state === "unclear" ? "unclear" : "cannot_tell"),
    repeatable: false,
    done: (reading, item) => doneOf(reading, item, parts),
    acceptedDeadlineMs,
    readAtMostEveryMs: READ_AT_MOST_EVERY_MS,
    opensService: true,
    movesExpiry: false,
    event: "opened",
  } satisfies Partial<ProductAction>;
}

/** A product of this name that is in our account already was bought by hand or for another customer. */
async function checkBefore({ reading }: { reading: Reading }): Promise<Readiness> {
  if (reading.state === "unclear") return { kind: "silent" };
  if (reading.state !== "absent") return { kind: "refuse", code: "upstream.taken" };
  return { kind: "go", absentBefore: true, before: null };
}

/** Done: it works, fits the order, and has the expiry of its term, if it has one. */
async function doneOf(
  reading: Reading,
  item: AcceptedAction,
  { fits, once, absentFails }: Pick<PurchaseParts, "fits" | "once" | "absentFails">,
): Promise<Verdict> {
  if (reading.state === "failed") return { kind: "failed" };
  // The upstream shows a new product a little late, so only a late absence says that it was taken away again.
  if (reading.state === "absent" && absentFails && item.isLongAgo) return { kind: "failed" };
  if (reading.state === "odd") return { kind: "open", staff: "staff_odd" };
  if (reading.state !== "working") return { kind: "open", staff: null };
  if (fits && !fits(reading, item.config)) return { kind: "open", staff: "staff_odd" };
  if (once) return { kind: "done" };
  const from = reading.registeredAt ?? (await item.evidence())?.attemptAt ?? item.placedAt;
  return isIntendedExpiry(reading.expiresAt, from, item.years, item.months)
    ? { kind: "done" }
    : { kind: "open", staff: "staff_expiry" };
}
