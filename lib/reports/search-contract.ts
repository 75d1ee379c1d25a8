import { z } from "zod";
import { searchBox } from "@/lib/core/search-box";
import { fapiaoState } from "@/lib/fapiao/contract";
import { contract, fenText, instant } from "@/lib/http/contract";
import { orderState } from "@/lib/orders/contract";
import { topUpState } from "@/lib/payments/contract";
import { ticketState } from "@/lib/tickets/contract";

const id = z.uuid();
const group = z.enum([
  "orders",
  "customers",
  "services",
  "topUps",
  "tickets",
  "papers",
  "fapiaos",
  "payments",
  "refunds",
  "payouts",
]);
export type FoundGroupId = z.output<typeof group>;
/** Those with a list that can be searched for more; of receipts there are never more. */
const listed = group.exclude(["papers", "payouts"]);

/** What has a number and a sum. */
const money = z.object({ id, number: z.string(), amountFen: fenText, customer: z.string() });

export const searchEverythingContract = contract({
  method: "GET",
  path: "/api/v1/admin/search",
  summary:
    "What a text may mean, five of each: orders (number), customers (name, address, telephone), services (name, owner), top-ups in any state (reference, serial number, sum), tickets (number, subject, customer), receipts and credit notes, payments, refunds to the source and payouts (number), fapiao (number; finance and admins alone).",
  access: "staff",
  input: z.object({ q: searchBox.min(1, "input.required") }),
  output: z.object({
    orders: z.array(
      z.object({
        ...{ id, number: z.string(), state: orderState, customer: z.string() },
        ...{ names: z.array(z.string()), totalFen: fenText, createdAt: instant },
      }),
    ),
    customers: z.array(z.object({ id, name: z.string(), email: z.string() })),
    services: z.array(z.object({ id, productLine: z.string(), displayName: z.string(), customer: z.string() })),
    topUps: z.array(
      z.object({
        ...{ id, reference: z.string(), bankSerial: z.string().nullable(), state: topUpState, customer: z.string() },
        /** What arrived, or else what was announced. */
        amountFen: fenText,
      }),
    ),
    tickets: z.array(
      z.object({ id, number: z.string(), subject: z.string(), state: ticketState, customer: z.string() }),
    ),
    papers: z.array(money),
    /** `customer` is who it is made out to. */
    fapiaos: z.array(money.extend({ state: fapiaoState })),
    payments: z.array(money),
    refunds: z.array(money.extend({ paymentId: id })),
    payouts: z.array(money),
    /** What has more than the five of it here. */
    more: z.array(listed),
  }),
});
export type Found = z.output<typeof searchEverythingContract.output>;
