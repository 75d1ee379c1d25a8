import { z } from "zod";
import { day } from "@/lib/core/day";
import { sortOf } from "@/lib/core/sort";
import { gatewayId } from "@/lib/gateways/contract";
import { contract, fenText, instant, pageInput } from "@/lib/http/contract";

const id = z.uuid();
const accountants = ["finance", "admin"] as const;

export const billState = z.enum(["waiting", "different", "clean"]);
export const billSort = sortOf("day");

/** A gateway's clearing account at the end of a day: the sum of what follows it. */
const closing = z.object({
  clearingFen: fenText,
  beforeFen: fenText,
  unsettledFen: fenText,
  differencesFen: fenText,
  otherDayFen: fenText,
  unexplainedFen: fenText,
  /** An earlier bill was not read yet: the figures are not complete. */
  billsLack: z.boolean(),
});

export const billView = z.object({
  id,
  gateway: gatewayId,
  day,
  state: billState,
  fetchedAt: instant.nullable(),
  /** Why it could not be read the last time: "not_ready", an error's code, or the gateway's words. */
  problem: z.string().nullable(),
  rowCount: z.int(),
  matchedCount: z.int(),
  paidFen: fenText,
  refundedFen: fenText,
  feeFen: fenText,
  settledFen: fenText,
  /** What of the day's payments, less refunds and fees, the gateway has not paid to the shop yet. */
  missingFen: fenText,
  /** How many differences are open. */
  openCount: z.int(),
  closing: closing.nullable(),
});
export type BillView = z.output<typeof billView>;

export const listBillsContract = contract({
  method: "GET",
  path: "/api/v1/admin/gateway-bills",
  summary: "The payment gateways' bills by day, and how far the books agree with them, the newest first.",
  access: accountants,
  staffToken: "payments:read",
  input: z.object({
    ...pageInput,
    gateway: gatewayId.optional(),
    state: billState.optional(),
    sort: billSort.optional(),
  }),
  output: z.object({ rows: z.array(billView), next: z.string().nullable() }),
});

export const askBillContract = contract({
  method: "POST",
  path: "/api/v1/admin/gateway-bills/{id}/ask",
  summary:
    "Has the worker ask the gateway for the bill again, and for every payment in which it differs from the shop.",
  access: accountants,
  input: z.object({ id }),
  output: billView,
  limit: { points: 20, seconds: 60 },
});

export const differenceKind = z.enum(["unknown", "other", "unpaid", "amount", "ref", "lacking", "midnight", "changed"]);
export const differenceState = z.enum(["open", "gone", "explained"]);

export const differenceView = z.object({
  id,
  billId: id,
  gateway: gatewayId,
  day,
  kind: differenceKind,
  about: z.enum(["payment", "refund", "fee", "settlement", "other"]),
  /** Of the payment that it is about, also where that is a refund's; null: the shop knows none. */
  paymentId: id.nullable(),
  number: z.string(),
  gatewayRef: z.string(),
  ourFen: fenText.nullable(),
  theirFen: fenText.nullable(),
  /** By how much the clearing account would have to grow for the books to agree with the bill. */
  effectFen: fenText,
  state: differenceState,
  foundAt: instant,
  endedAt: instant.nullable(),
  note: z.string().nullable(),
  by: z.string().nullable(),
  /** Who agreed to post it; above the limit of one person another one posts. Null too when the sum has changed since. */
  agreedBy: z.object({ id, name: z.string(), note: z.string() }).nullable(),
  bookedFen: fenText.nullable(),
});
export type DifferenceView = z.output<typeof differenceView>;

export const listDifferencesContract = contract({
  method: "GET",
  path: "/api/v1/admin/gateway-differences",
  summary: "In what the gateways' bills and the shop differ, the newest first.",
  access: accountants,
  staffToken: "payments:read",
  input: z.object({ ...pageInput, gateway: gatewayId.optional(), state: differenceState.optional() }),
  output: z.object({ rows: z.array(differenceView), next: z.string().nullable() }),
});

export const explainDifferenceContract = contract({
  method: "POST",
  path: "/api/v1/admin/gateway-differences/{id}/explain",
  summary:
    "Explains a difference with a note, so that it is open no more; `book` posts it between the gateway's clearing account and the adjustments. Audited.",
  access: accountants,
  reauth: true,
  input: z.object({
    id,
    note: z.string().trim().min(4, "payments.reason_short").max(300),
    /** Post the sum, so that the clearing account agrees with the bill. */
    book: z.boolean().default(false),
    /** The sum that the person saw: a bill that was matched again meanwhile may have changed it. */
    seenEffectFen: fenText.optional(),
  }),
  output: differenceView,
  errors: [
    "payments.difference_changed",
    "payments.difference_ended",
    "payments.difference_nothing",
    "payments.difference_second",
    "approvals.new_account",
  ],
});
