import { z } from "zod";
import { dayRange } from "@/lib/core/day";
import { searchBox } from "@/lib/core/search-box";
import { contract, fenText, instant, pageInput } from "@/lib/http/contract";
import { itemAction, itemState, reason } from "@/lib/purchasing/contract";
import { serviceRow } from "@/lib/services/contract";
import { itemView, orderDiscount, orderSort, orderState, orderView } from "./contract";

const id = z.uuid();

/** attention: staff must look at an item; working: the order is open; waiting, unsure: an item is; the rest are states of orders. */
export const orderFilter = z.enum(["attention", "working", "waiting", "unsure", "done", "refused", "mixed"]);

export const adminOrderRow = z.object({
  id,
  number: z.string(),
  state: orderState,
  totalFen: fenText,
  /** What has gone back to the wallet so far: holds of refunded items, and refunds by staff. */
  refundedFen: fenText,
  discount: orderDiscount.nullable(),
  createdAt: instant,
  customer: z.object({ id, name: z.string(), email: z.string() }),
  itemCount: z.int(),
  names: z.array(z.string()),
  /** How many items are in each state. */
  states: z.partialRecord(itemState, z.int()),
  withStaff: z.int(),
});
export type AdminOrderRow = z.output<typeof adminOrderRow>;

/** The state that staff read of an order, in the list and its CSV: one that they must look at comes before the state of the order. */
export function stateForStaff({ state, states }: Pick<AdminOrderRow, "state" | "states">) {
  if ((states.unsure ?? 0) > 0) return "unsure" as const;
  if ((states.waiting ?? 0) > 0) return "waiting" as const;
  return state;
}

export const listAllOrdersContract = contract({
  method: "GET",
  path: "/api/v1/admin/orders",
  summary:
    "All orders, newest first unless sorted otherwise; `q` searches order number, name bought, customer's name and address.",
  access: "staff",
  staffToken: "orders:read",
  input: z.object({
    ...pageInput,
    q: searchBox.optional(),
    filter: orderFilter.optional(),
    customerId: id.optional(),
    from: instant.optional(),
    to: instant.optional(),
    sort: orderSort.optional(),
  }),
  output: z.object({ rows: z.array(adminOrderRow), next: z.string().nullable() }),
});

export const exportAllOrdersContract = contract({
  method: "GET",
  path: "/api/v1/admin/orders/csv",
  summary: "All orders that a search finds, as CSV (UTF-8 with a byte-order mark, for spreadsheets). Audited.",
  access: ["finance", "admin"],
  staffToken: "orders:read",
  input: z.object({
    q: searchBox.optional(),
    filter: orderFilter.optional(),
    ...dayRange,
    sort: orderSort.optional(),
  }),
  output: z.any(),
  limit: { points: 10, seconds: 60 },
});

/** What is stored of an upstream call or attempt is masked already. Null for support, who see no costs. */
const masked = z.record(z.string(), z.unknown());

const attemptEntry = z.object({
  kind: z.literal("attempt"),
  at: instant,
  itemId: id,
  attemptId: id,
  endpoint: z.string(),
  otime: z.string(),
  input: masked.nullable(),
  /** Null for support. */
  expectedChargeFen: fenText.nullable(),
  /** The figures of the agent's money before and after an exclusive attempt: evidence, no proof. */
  money: masked.nullable(),
  absentBefore: z.boolean().nullable(),
  /** The product's name, where the upstream made it and its answer told it. */
  givenName: z.string().nullable(),
  answeredAt: instant.nullable(),
  endedAt: instant.nullable(),
  outcome: z.string().nullable(),
  reason: z.string().nullable(),
  code: z.int().nullable(),
  text: z.string().nullable(),
  ms: z.int().nullable(),
});

const callEntry = z.object({
  kind: z.literal("call"),
  at: instant,
  itemId: id,
  endpoint: z.string(),
  effect: z.string(),
  input: masked.nullable(),
  outcome: z.string(),
  reason: z.string().nullable(),
  code: z.int().nullable(),
  text: z.string().nullable(),
  otime: z.string().nullable(),
  ms: z.int(),
  tries: z.int(),
  notes: z.array(z.string()),
});
export type AttemptEntry = z.output<typeof attemptEntry>;
export type CallEntry = z.output<typeof callEntry>;

export const timelineEntry = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("event"),
    at: instant,
    itemId: id,
    what: z.string(),
    actorKind: z.string(),
    actorName: z.string().nullable(),
    from: itemState.nullable(),
    to: itemState.nullable(),
    reason: z.string().nullable(),
    data: masked.nullable(),
  }),
  attemptEntry,
  callEntry,
  z.object({
    kind: z.literal("posting"),
    at: instant,
    itemId: id.nullable(),
    what: z.string(),
    account: z.string(),
    amountFen: fenText,
  }),
]);
export type TimelineEntry = z.output<typeof timelineEntry>;

/** An item that a service was opened, renewed or upgraded by, as the service's page lists it. */
export const serviceItemRow = z.object({
  id,
  orderId: id,
  orderNumber: z.string(),
  productLine: z.string(),
  action: itemAction,
  years: z.int(),
  months: z.int(),
  state: itemState,
  stateAt: instant,
  priceFen: fenText,
});
export type ServiceItemRow = z.output<typeof serviceItemRow>;

/** An item that staff must look at, as its customer's page lists it. */
export type CustomerProblem = Pick<
  z.output<typeof itemView>,
  "id" | "productLine" | "displayName" | "state" | "stateAt" | "reason"
> & { orderId: string };

export const decision = z.enum(["accepted", "done", "absent", "failed", "retry", "refund"]);
export type Decision = z.output<typeof decision>;

const claim = z.object({
  id,
  kind: z.string(),
  openedAt: instant,
  closedAt: instant.nullable(),
  /** Null for support. */
  evidence: masked.nullable(),
  /** What closing it as a loss posts, 0 when there is nothing to post; null for support. */
  lossFen: fenText.nullable(),
});
export type ClaimView = z.output<typeof claim>;

export const adminItemView = itemView.extend({
  needsStaff: z.boolean(),
  /** Null for support. */
  costQuotedFen: fenText.nullable(),
  /** Null while nobody knows it, and for support. */
  costChargedFen: fenText.nullable(),
  /** The service that it opened, renewed or upgraded; of a refunded item too, where there is one. */
  service: serviceRow.nullable(),
  /** The decisions that staff may take now. */
  decisions: z.array(decision),
  /** Whether the decision "accepted" needs the product's name: the upstream made it, and its answer was lost. */
  wantsName: z.boolean(),
  claims: z.array(claim),
  /** Refunds that staff made, oldest first. */
  refunds: z.array(z.object({ id, amountFen: fenText, reason: z.string(), at: instant, by: z.string().nullable() })),
  /** The request for a tax invoice that it is on: a refund makes one that waits smaller; an issued one must then be made red. */
  fapiao: z.object({ id, number: z.string(), issued: z.boolean() }).nullable(),
});

export const readOrderTimelineContract = contract({
  method: "GET",
  path: "/api/v1/admin/orders/{id}",
  summary: "One order with its full timeline: events, attempts, upstream calls and postings, secrets masked.",
  access: "staff",
  staffToken: "orders:read",
  input: z.object({ id }),
  output: orderView.extend({
    items: z.array(adminItemView),
    customer: z.object({ id, name: z.string(), email: z.string() }),
    timeline: z.array(timelineEntry),
  }),
});
export type AdminOrderView = z.output<typeof readOrderTimelineContract.output>;

export const decideItemContract = contract({
  method: "POST",
  path: "/api/v1/admin/orders/items/{id}/decide",
  summary:
    "Staff settle an item: accepted (it was bought), done, absent or failed (it was not: money back), retry or refund (waiting). Audited; safe to repeat.",
  access: ["admin", "finance"],
  reauth: true,
  input: z.object({
    id,
    decision,
    /** The state that staff saw; the decision is refused when the item is in another one by now. */
    seenState: itemState,
    /** Since when it was in that state: an item that left the state and came back has other evidence. */
    seenSince: instant.optional(),
    /** For "accepted", where the upstream made the product's name: that name. */
    upstreamName: z.string().trim().max(100).optional(),
    note: z.string().trim().min(1, "input.required").max(1000),
  }),
  output: orderView,
  errors: ["orders.moved_on", "orders.busy", "orders.not_decidable"],
});

/** The reason that staff give for moving money; a few characters at least. */
const reasonWords = z
  .string()
  .trim()
  .max(300)
  .refine((text) => Array.from(text).length >= 4, "money.reason_short");

export const giveRefundContract = contract({
  method: "POST",
  path: "/api/v1/admin/orders/items/{id}/refund",
  summary:
    "Refunds money of a done item to the wallet, in whole or in part, never more than was paid in all, and only while what was refunded before is what staff saw. Audited; the same Idempotency-Key is one refund.",
  access: ["admin", "finance"],
  reauth: true,
  input: z.object({
    id,
    amountFen: fenText.refine((fen) => fen > 0n, "money.amount_positive"),
    /** What staff saw as refunded before: two colleagues who decide the same refund at once must not both pay it. */
    seenRefundedFen: fenText,
    reason: reasonWords,
  }),
  output: z.object({ id, itemId: id, amountFen: fenText, leftFen: fenText }),
  errors: ["money.not_done", "money.refunded_meanwhile"],
  idempotent: true,
});

export const claimOutcome = z.enum(["returned", "written_off", "settled"]);
export type ClaimOutcome = z.output<typeof claimOutcome>;

/** Why staff must look at an item. attention: any of these but waiting. */
export const attentionKind = z.enum(["attention", "unsure", "overdue", "staff", "claims", "waiting"]);
export type AttentionKind = z.output<typeof attentionKind>;

export const adminItemRow = z.object({
  id,
  orderId: id,
  orderNumber: z.string(),
  productLine: z.string(),
  action: itemAction,
  displayName: z.string(),
  years: z.int(),
  months: z.int(),
  priceFen: fenText,
  state: itemState,
  stateAt: instant,
  reason: reason.nullable(),
  deadlineAt: instant.nullable(),
  customer: z.object({ id, name: z.string() }),
  claims: z.array(claim),
  decisions: z.array(decision),
  wantsName: z.boolean(),
  /** How many reads counted that did not find the product, and when the last of them was. */
  absentReads: z.int(),
  lastReadAt: instant.nullable(),
  /** The evidence: every attempt, and the last few calls about the item. */
  attempts: z.array(attemptEntry),
  calls: z.array(callEntry),
});
export type AttentionRow = z.output<typeof adminItemRow>;

export const listAttentionContract = contract({
  method: "GET",
  path: "/api/v1/admin/orders/attention",
  summary:
    "Items that are unsure, overdue or waiting for staff, and open claims (bought after refund, failed upstream).",
  access: "staff",
  staffToken: "orders:read",
  input: z.object({ ...pageInput, kind: attentionKind.default("attention") }),
  output: z.object({
    rows: z.array(adminItemRow),
    next: z.string().nullable(),
    counts: z.record(attentionKind, z.int()),
  }),
});

export const closeClaimContract = contract({
  method: "POST",
  path: "/api/v1/admin/claims/{id}/close",
  summary:
    "Closes a claim with its outcome; written_off books the upstream's charge as a loss (above the limit with a second person). Audited; safe to repeat.",
  access: ["admin", "finance"],
  reauth: { when: "written_off" },
  input: z.object({
    id,
    outcome: claimOutcome.default("settled"),
    resolution: z.string().trim().min(1, "input.required").max(1000),
  }),
  output: z.object({ id, closedAt: instant }),
  errors: ["orders.claim_closed", "orders.claim_written_off", "orders.claim_nothing_lost"],
});

export const pausePurchasesContract = contract({
  method: "POST",
  path: "/api/v1/admin/upstream/pause",
  summary:
    "Pauses all purchases until staff resume them; those that were sent are followed to their end. Audited; safe to repeat.",
  access: ["admin", "finance"],
  input: z.object({ note: reasonWords }),
  output: z.object({ paused: z.boolean() }),
});

export const resumePurchasesContract = contract({
  method: "POST",
  path: "/api/v1/admin/upstream/resume",
  summary: "Resumes purchases, whatever had paused them. Audited; safe to repeat.",
  access: ["admin", "finance"],
  input: z.object({
    /** When the pause began that the person saw: one that a colleague made since then goes on. */
    pausedAt: instant,
  }),
  output: z.object({ paused: z.boolean() }),
  errors: ["orders.other_pause"],
});
