import { listApprovals } from "@/lib/approvals/list-approvals";
import { listBills } from "@/lib/paying/bills/list-bills";
import { listDifferences } from "@/lib/paying/bills/list-differences";
import { listDisputes } from "@/lib/paying/disputes/list-disputes";
import { readOwnPayLink } from "@/lib/paying/links/read-own-pay-link";
import { listInQuestion } from "@/lib/paying/list-in-question";
import { listPayable } from "@/lib/paying/list-payable";
import { listPayments } from "@/lib/paying/list-payments";
import { listRefunds } from "@/lib/paying/list-refunds";
import { listAllPayouts } from "@/lib/paying/payouts/list-all-payouts";
import { listPayouts } from "@/lib/paying/payouts/list-payouts";
import { readAdminPayout } from "@/lib/paying/payouts/read-admin-payout";
import { readPayoutable } from "@/lib/paying/payouts/read-payable";
import { readRefundable } from "@/lib/paying/read-refundable";
import { listAllPayments } from "@/lib/paying/staff/list-all-payments";
import { readAnyPayment } from "@/lib/paying/staff/read-any-payment";
import { findUntiedBookings } from "@/lib/statements/find-untied-bookings";
import { listBankStatements } from "@/lib/statements/list-bank-statements";
import { listTokens } from "@/lib/tokens/list-tokens";
import { listRemarks } from "@/lib/zones/list-remarks";
import type { Use } from "./use";

const take = 30;
const zh = { locale: "zh" } as const;
const page = { take, after: undefined } as const;

/** What staff open of money that comes and goes through gateways and banks. */
export const paidPages: readonly Use[] = [
  ...(["payment", "refund"] as const).flatMap((kind): Use[] => [
    { what: `all ${kind}s`, run: ({ staff }) => listAllPayments(staff, { ...page, kind }) },
    {
      what: `all ${kind}s, oldest first`,
      run: ({ staff }) => listAllPayments(staff, { ...page, kind, sort: "started" }),
    },
    {
      what: `all ${kind}s of a gateway`,
      run: ({ staff }) => listAllPayments(staff, { ...page, kind, gateway: "alipay" }),
    },
    {
      what: `all ${kind}s, search a customer's name`,
      run: ({ staff, customer }) => listAllPayments(staff, { ...page, kind, q: customer.name }),
    },
    {
      what: `all ${kind}s, search a number`,
      run: ({ staff, known }) => listAllPayments(staff, { ...page, kind, q: known.paymentNumber }),
    },
    {
      what: `all ${kind}s, search what nobody has`,
      run: ({ staff }) => listAllPayments(staff, { ...page, kind, q: "zzyzx" }),
    },
  ]),
  ...(["written", "open", "paid", "closed", "question"] as const).map(
    (state): Use => ({
      what: `payments, ${state}`,
      run: ({ staff }) => listAllPayments(staff, { ...page, kind: "payment", state }),
    }),
  ),
  ...(["asked", "approved", "sent", "done", "rejected", "declined"] as const).map(
    (state): Use => ({
      what: `refunds to the source, ${state}`,
      run: ({ staff }) => listAllPayments(staff, { ...page, kind: "refund", state }),
    }),
  ),
  {
    what: "a payment as staff see it",
    run: ({ staff, known }) => readAnyPayment(staff, { id: known.paymentId }, { locale: "zh" }),
  },
  { what: "refunds to the source that wait", run: ({ staff }) => listRefunds(staff) },
  { what: "payments in question", run: ({ staff }) => listInQuestion(staff) },
  { what: "payouts", run: ({ staff }) => listAllPayouts(staff) },
  {
    what: "a payout with what staff compare",
    run: ({ staff, known }) => readAdminPayout(staff, { id: known.payoutId }),
  },
  { what: "disputes", run: ({ staff }) => listDisputes(staff) },
  { what: "gateways' bills", run: ({ staff }) => listBills(staff, page) },
  ...(["waiting", "different", "clean"] as const).map(
    (state): Use => ({ what: `gateways' bills, ${state}`, run: ({ staff }) => listBills(staff, { ...page, state }) }),
  ),
  { what: "gateways' bills of one gateway", run: ({ staff }) => listBills(staff, { ...page, gateway: "alipay" }) },
  { what: "differences", run: ({ staff }) => listDifferences(staff, page) },
  ...(["open", "gone", "explained"] as const).map(
    (state): Use => ({ what: `differences, ${state}`, run: ({ staff }) => listDifferences(staff, { ...page, state }) }),
  ),
  {
    what: "differences of one gateway",
    run: ({ staff }) => listDifferences(staff, { ...page, gateway: "alipay", state: "open" }),
  },
  {
    what: "the bank's statements",
    run: ({ staff }) => listBankStatements(staff, page),
  },
  {
    what: "bookings by hand that a bank row may be",
    run: async ({ shop, known: { reference } }) => {
      const { db } = shop.database;
      const { id, amountFen, createdAt: bookedAt } = await db.topUp.findUniqueOrThrow({ where: { reference } });
      return findUntiedBookings(db, [{ id, amountFen, bookedAt, references: [reference] }]);
    },
  },
  { what: "requests for a second person", run: ({ staff }) => listApprovals(staff, page) },
];

/** What a customer opens to pay, to be paid out, and for programs. */
export const ownPaidPages: readonly Use[] = [
  { what: "my payments that can be paid", run: ({ customer }) => listPayments(customer, {}, zh) },
  { what: "ways to pay", run: ({ customer }) => listPayable(customer) },
  { what: "what of a payment can go back", run: ({ payer, known }) => readRefundable(payer, { id: known.paymentId }) },
  {
    what: "what of my wallet can be paid out",
    run: ({ customer }) => readPayoutable(customer),
    reads: "all that the customer ever paid in: the sum is not kept",
  },
  { what: "my payouts", run: ({ customer }) => listPayouts(customer) },
  { what: "my payment link", run: ({ customer }) => readOwnPayLink(customer) },
  { what: "my tokens", run: ({ customer }) => listTokens(customer) },
  { what: "remarks of a zone", run: ({ customer, known }) => listRemarks(customer, { id: known.serviceId }) },
];
