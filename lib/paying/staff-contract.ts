import { z } from "zod";
import { day, dayRange } from "@/lib/core/day";
import { searchBox } from "@/lib/core/search-box";
import { sortOf } from "@/lib/core/sort";
import { gatewayId } from "@/lib/gateways/contract";
import { contract, fenText, instant, pageInput } from "@/lib/http/contract";
import { refundState } from "./refund-contract";

const id = z.uuid();

export const moneyKind = z.enum(["payment", "refund"]);
export const moneyState = z.enum(["written", "open", "paid", "closed", "question", ...refundState.options]);
/** In the order in which they were started. */
export const moneySort = sortOf("started");

export const moneyRow = z.object({
  id,
  kind: moneyKind,
  number: z.string(),
  gateway: gatewayId,
  gatewayRef: z.string().nullable(),
  /** The payment itself, or the one that is refunded. */
  paymentId: id,
  customer: z.object({ id, name: z.string(), email: z.string() }),
  amountFen: fenText,
  /** "question": another sum or currency arrived than was asked for. */
  state: moneyState,
  late: z.boolean(),
  createdAt: instant,
  /** When it was paid, or given back. */
  doneAt: instant.nullable(),
  /** The day of the gateway's bill that has it, and what the gateway kept. */
  billDay: day.nullable(),
  feeFen: fenText.nullable(),
});
export type MoneyRow = z.output<typeof moneyRow>;

const search = {
  kind: moneyKind.default("payment"),
  /** Our number or the gateway's; the customer's name or address. */
  q: searchBox.optional(),
  gateway: gatewayId.optional(),
  state: moneyState.optional(),
  ...dayRange,
  sort: moneySort.optional(),
};

export const listAllPaymentsContract = contract({
  method: "GET",
  path: "/api/v1/admin/payments",
  summary:
    "All payments through gateways, or all refunds to the source, the newest first; `q` searches numbers and customers, `from` and `to` are days in Shanghai.",
  access: "staff",
  staffToken: "payments:read",
  input: z.object({ ...pageInput, ...search }),
  output: z.object({ rows: z.array(moneyRow), next: z.string().nullable() }),
});

export const exportAllPaymentsContract = contract({
  method: "GET",
  path: "/api/v1/admin/payments/csv",
  summary: "All payments or refunds to the source that a search finds, as CSV (UTF-8 with a byte-order mark). Audited.",
  access: ["finance", "admin"],
  staffToken: "payments:read",
  input: z.object(search),
  output: z.any(),
  limit: { points: 10, seconds: 60 },
});

export const readAnyPaymentContract = contract({
  method: "GET",
  path: "/api/v1/admin/payments/{id}",
  summary: "Any customer's payment through a gateway, with its refunds and what was posted for both.",
  access: "staff",
  staffToken: "payments:read",
  input: z.object({ id }),
  output: z.object({
    payment: moneyRow,
    refundedFen: fenText,
    /** In question: the sum that arrived instead, of which nothing is posted; null: another currency, or not in question. */
    arrivedFen: fenText.nullable(),
    /** When the gateway was last asked about it. */
    askedAt: instant.nullable(),
    order: z.object({ id, number: z.string() }).nullable(),
    /** Whether it was started to place an order, and not as a top-up. */
    forOrder: z.boolean(),
    /** Why its order was not placed, as its customer reads it. */
    orderProblem: z.string().nullable(),
    /** When it was closed before it was paid, because its time was over (`expired`), or the gateway refused it (`refused`), or for another reason. */
    closedAt: instant.nullable(),
    expired: z.boolean(),
    refused: z.boolean(),
    refunds: z.array(
      z.object({
        ...{ id, number: z.string(), amountFen: fenText, state: refundState, createdAt: instant },
        doneAt: instant.nullable(),
      }),
    ),
    /** Credits are positive, debits negative. */
    postings: z.array(
      z.object({ id: z.string(), at: instant, kind: z.string(), account: z.string(), amountFen: fenText }),
    ),
  }),
});
