import { z } from "zod";
import { asciiText } from "@/lib/core/ascii-text";
import { bankAccountFault, bareAccount } from "@/lib/core/bank-account-fault";
import { isKeepable } from "@/lib/core/keepable-text";
import { gatewayId } from "@/lib/gateways/contract";
import { contract, fenText, instant } from "@/lib/http/contract";

const id = z.uuid();

export const payoutState = z.enum(["asked", "approved", "sent", "done", "bounced", "declined", "withdrawn"]);
export const accountKind = z.enum(["person", "company"]);

export const payoutView = z.object({
  id,
  number: z.string(),
  amountFen: fenText,
  state: payoutState,
  accountKind,
  beneficiary: z.string(),
  bank: z.string(),
  /** The last four digits of the account's number. */
  accountLast: z.string(),
  reason: z.string(),
  /** Why it was declined, or came back. */
  note: z.string().nullable(),
  /** The bank's serial number of the transfer, once it was made. */
  bankSerial: z.string().nullable(),
  createdAt: instant,
  sentAt: instant.nullable(),
  doneAt: instant.nullable(),
});
export type PayoutView = z.output<typeof payoutView>;

export const payableView = z.object({
  /** The most that can be asked for now. */
  mostFen: fenText,
  walletFen: fenText,
  /** Held for orders under way. */
  heldFen: fenText,
  debtFen: fenText,
  /** What is in the wallet and was given by the shop: it can be spent, and not paid out. */
  givenFen: fenText,
  /** Payments of which money can go back to where it came from instead, which is quicker. */
  sources: z.array(
    z.object({
      paymentId: id,
      number: z.string(),
      gateway: gatewayId,
      mostFen: fenText,
      until: instant,
      paidAt: instant,
    }),
  ),
  /** A payout that staff have not decided yet. */
  asked: payoutView.nullable(),
});
export type PayableView = z.output<typeof payableView>;

export const readPayoutableContract = contract({
  method: "GET",
  path: "/api/v1/payouts/payable",
  summary: "How much of the wallet can be paid out to a bank account, and what can go back to its source instead.",
  access: "customer",
  input: z.object({}),
  output: payableView,
});

export const listPayoutsContract = contract({
  method: "GET",
  path: "/api/v1/payouts",
  summary: "The customer's payouts, newest first.",
  access: "customer",
  input: z.object({}),
  output: z.object({ rows: z.array(payoutView) }),
});

const words = (most: number, short: string) =>
  z.string().trim().min(2, short).max(most).refine(isKeepable, "input.format");

const account = asciiText().max(60).overwrite(bareAccount);

export const askPayoutContract = contract({
  method: "POST",
  path: "/api/v1/payouts",
  summary: "Asks for wallet money to be paid out to a bank account. Staff decide; nothing moves yet.",
  access: "customer",
  reauth: true,
  input: z
    .object({
      amountFen: fenText.refine((fen) => fen >= 100n, "payouts.min"),
      accountKind,
      beneficiary: words(100, "payouts.beneficiary"),
      bank: words(100, "payouts.bank"),
      account,
      reason: words(300, "payments.reason_short"),
    })
    .superRefine((input, context) => {
      const fault = bankAccountFault(input.account, input.accountKind);
      if (fault) context.addIssue({ code: "custom", message: fault, path: ["account"] });
    }),
  output: payoutView,
  errors: ["payouts.debt", "payouts.too_much", "payouts.asked_already", "idempotency.other_body"],
  idempotent: true,
  limit: { points: 10, seconds: 60 },
});

export const withdrawPayoutContract = contract({
  method: "POST",
  path: "/api/v1/payouts/{id}/withdraw",
  summary: "Calls off a payout that staff have not decided.",
  access: "customer",
  input: z.object({ id }),
  output: payoutView,
  errors: ["payouts.decided"],
});

const person = z.object({ id, name: z.string(), email: z.string() });

export const adminPayoutRow = payoutView.extend({
  customer: person,
  walletFen: fenText,
  /** Above the limit of one person: who agreed first. */
  firstBy: z.string().nullable(),
  /** The reader can't approve it alone. */
  needsSecond: z.boolean(),
  /** The reader agreed first: somebody else decides. */
  mine: z.boolean(),
  /** Who makes the transfer. */
  takenBy: z.string().nullable(),
  takenAt: instant.nullable(),
  takenByReader: z.boolean(),
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  sentBy: z.string().nullable(),
});
export type AdminPayoutRow = z.output<typeof adminPayoutRow>;

/** What staff need to know of a customer before they agree. */
export const payoutEvidence = z.object({
  customerSince: instant,
  payable: payableView,
  /** Names that the customer has given elsewhere, and whether the authorities verified them. */
  names: z.array(
    z.object({ name: z.string(), verified: z.boolean(), from: z.enum(["registrant", "payer", "account"]) }),
  ),
  /** Whether the beneficiary is one of them: verified, only given, or none. */
  match: z.enum(["verified", "given", "none"]),
  payments: z.array(
    z.object({
      id,
      number: z.string(),
      gateway: gatewayId,
      paidFen: fenText,
      refundedFen: fenText,
      disputedFen: fenText,
      paidAt: instant,
      /** Until when it can go back to its source. */
      until: instant,
    }),
  ),
  bankTransfers: z.array(
    z.object({ id, reference: z.string(), receivedFen: fenText, payerName: z.string().nullable(), at: instant }),
  ),
  orders: z.object({ count: z.int(), chargedFen: fenText, refundedFen: fenText }),
  payouts: z.array(payoutView),
});
export type PayoutEvidence = z.output<typeof payoutEvidence>;

const deciders = ["finance", "admin"] as const;
const reason = z.string().trim().min(4, "payments.reason_short").max(300).refine(isKeepable, "input.format");

export const listAllPayoutsContract = contract({
  method: "GET",
  path: "/api/v1/admin/payouts",
  summary: "Payouts to customers' banks: those that wait for staff first, then the newest.",
  access: "staff",
  staffToken: "payments:read",
  input: z.object({}),
  output: z.object({ rows: z.array(adminPayoutRow) }),
});

export const readAdminPayoutContract = contract({
  method: "GET",
  path: "/api/v1/admin/payouts/{id}",
  summary: "A payout with the evidence: names, payments, transfers, orders and debts of its customer.",
  access: "staff",
  input: z.object({ id }),
  output: z.object({ payout: adminPayoutRow, evidence: payoutEvidence }),
});

export const approvePayoutContract = contract({
  method: "POST",
  path: "/api/v1/admin/payouts/{id}/approve",
  summary: "Approves a payout: the money leaves the wallet. Above the limit of one person it waits for a second one.",
  access: deciders,
  reauth: true,
  input: z.object({
    id,
    /**
     * The page said that the reader would be the first of two, and that no money moves yet. Refused once it would move some, because a
     * colleague has agreed or the limit was raised meanwhile.
     */
    asFirst: z.boolean().optional(),
  }),
  output: adminPayoutRow,
  errors: [
    "approvals.no_longer_first",
    "payouts.decided",
    "payouts.second",
    "payouts.debt",
    "payouts.too_much",
    "wallet.insufficient",
    "approvals.new_account",
  ],
});

export const declinePayoutContract = contract({
  method: "POST",
  path: "/api/v1/admin/payouts/{id}/decline",
  summary: "Declines a payout, and tells the customer why.",
  access: deciders,
  input: z.object({ id, reason }),
  output: adminPayoutRow,
  errors: ["payouts.decided"],
});

export const revealPayoutAccountContract = contract({
  method: "POST",
  path: "/api/v1/admin/payouts/{id}/account",
  summary: "Shows the whole number of the account to the person who makes the transfer from then on. Audited.",
  access: deciders,
  reauth: true,
  input: z.object({
    id,
    /** Says expressly that the person who was shown it before does not make the transfer. */
    takeOver: z.boolean().optional(),
  }),
  output: z.object({ value: z.string() }),
  errors: ["payouts.not_approved", "payouts.taken"],
});

export const exportPayoutsContract = contract({
  method: "POST",
  path: "/api/v1/admin/payouts/csv",
  summary:
    "Approved payouts that nobody else makes, with whole account numbers, as CSV for the bank's batch transfer. Audited, each.",
  access: deciders,
  reauth: true,
  input: z.object({}),
  output: z.object({ filename: z.string(), csv: z.string(), count: z.int() }),
});

export const sendPayoutContract = contract({
  method: "POST",
  path: "/api/v1/admin/payouts/{id}/sent",
  summary: "The transfer was made: the bank's serial number, used once.",
  access: deciders,
  reauth: true,
  input: z.object({
    id,
    /** In capitals, so that a serial number typed in two ways is the same. */
    bankSerial: asciiText()
      .toUpperCase()
      .regex(/^[A-Z0-9-]{4,40}$/, "payments.serial_format"),
  }),
  output: adminPayoutRow,
  errors: ["payouts.not_approved", "payouts.serial_reused"],
});

export const finishPayoutContract = contract({
  method: "POST",
  path: "/api/v1/admin/payouts/{id}/done",
  summary: "The transfer has arrived.",
  access: deciders,
  input: z.object({ id }),
  output: adminPayoutRow,
  errors: ["payouts.not_sent"],
});

export const bouncePayoutContract = contract({
  method: "POST",
  path: "/api/v1/admin/payouts/{id}/bounce",
  summary: "The transfer can't be made, or the bank sent it back: the money is back in the wallet, with the reason.",
  access: deciders,
  reauth: true,
  input: z.object({ id, reason }),
  output: adminPayoutRow,
  errors: ["payouts.not_under_way"],
});
