import { z } from "zod";
import { asciiText } from "@/lib/core/ascii-text";
import { dayRange } from "@/lib/core/day";
import { searchBox } from "@/lib/core/search-box";
import { type SortOrder, sortOf } from "@/lib/core/sort";
import { contract, fenText, instant, pageInput } from "@/lib/http/contract";
import { actionIds } from "@/lib/product-lines/action-id";

const id = z.uuid();

export const MIN_TOP_UP_FEN = 100n;
export const MAX_TOP_UP_FEN = 50_000_000n;

/** Whole fen between the limits of one top-up. */
export const topUpAmount = fenText
  .refine((fen) => fen >= MIN_TOP_UP_FEN, "payments.amount_min")
  .refine((fen) => fen <= MAX_TOP_UP_FEN, "payments.amount_max");

export const topUpState = z.enum(["pending", "confirmed", "rejected", "cancelled", "charged_back"]);
export const topUpMethod = z.enum(["bank_transfer", "sandbox_payment", "gateway"]);

/** What became of a top-up after it was first confirmed. */
const topUpChange = z.object({
  /** correction: another sum had arrived. reversal: booked by mistake, all taken back. confirmation: confirmed after a reversal. */
  kind: z.enum(["correction", "reversal", "confirmation"]),
  /** What was posted for the top-up altogether, before and after. */
  fromFen: fenText,
  toFen: fenText,
  reason: z.string(),
  at: instant,
});

export const topUpView = z.object({
  id,
  method: topUpMethod,
  /** Which gateway, when the method is `gateway`. */
  gateway: z.string().nullable(),
  /** What the customer announced, or what was asked for; of one that nobody announced, what it was first booked with. */
  amountFen: fenText,
  /** Staff booked a bank transfer that nobody had announced. */
  unannounced: z.boolean(),
  /** What is posted for it: what arrived, as last corrected. Null while nothing is. */
  receivedFen: fenText.nullable(),
  /** The code that the customer writes into the transfer's remark. */
  reference: z.string(),
  state: topUpState,
  payerName: z.string().nullable(),
  /** Staff's words when rejecting. */
  staffNote: z.string().nullable(),
  createdAt: instant,
  decidedAt: instant.nullable(),
  /** Oldest first. */
  changes: z.array(topUpChange),
});
export type TopUpView = z.output<typeof topUpView>;

export const bankDetails = z.object({ holder: z.string(), bank: z.string(), account: z.string(), note: z.string() });
export type BankDetails = z.output<typeof bankDetails>;

/** An item for which money is held. */
export const heldItem = z.object({
  itemId: id,
  orderId: id,
  orderNumber: z.string(),
  name: z.string(),
  productLine: z.string(),
  action: z.enum(actionIds),
  years: z.int(),
  months: z.int(),
  state: z.string(),
  priceFen: fenText,
});
export type HeldItem = z.output<typeof heldItem>;

export const walletView = z.object({
  balanceFen: fenText,
  heldFen: fenText,
  held: z.array(heldItem),
  /** Owed after a charge-back of money that was spent; the next money that comes in pays it first. */
  debtFen: fenText,
  /** Null until staff have entered the account. */
  bank: bankDetails.nullable(),
  /** True when test payments are possible, because the shop runs on the sandbox. */
  sandbox: z.boolean(),
});
export type WalletView = z.output<typeof walletView>;
/** The sums of a wallet alone. */
export type BalanceView = Pick<WalletView, "balanceFen" | "heldFen" | "debtFen">;

export const statementRow = z.object({
  /** The posting's; of a held order's items with a number behind it. */
  id: z.string(),
  at: instant,
  kind: z.string(),
  memo: z.string(),
  /** The order, item or top-up it belongs to, as people know it. */
  orderId: id.nullable(),
  orderNumber: z.string().nullable(),
  itemName: z.string().nullable(),
  productLine: z.string().nullable(),
  /** What the item does, and for how long. */
  itemWork: z.object({ action: z.enum(actionIds), years: z.int(), months: z.int() }).nullable(),
  topUpMethod: topUpMethod.nullable(),
  gateway: z.string().nullable(),
  /** The payment, of what came through a gateway. */
  paymentId: id.nullable(),
  reference: z.string().nullable(),
  /** The change of what can be spent. */
  amountFen: fenText,
  /** Held money that was earned; it changes nothing any more. */
  chargedFen: fenText,
  balanceFen: fenText,
});
export type StatementRow = z.output<typeof statementRow>;

export const readWalletContract = contract({
  method: "GET",
  path: "/api/v1/wallet",
  summary: "The customer's balance, what is held and for what, and where to transfer money to.",
  access: "customer",
  token: "wallet:read",
  input: z.object({}),
  output: walletView,
});

export const listStatementContract = contract({
  method: "GET",
  path: "/api/v1/wallet/statement",
  summary: "What happened to the customer's money, item by item, newest first, with the balance after each.",
  access: "customer",
  token: "wallet:read",
  input: z.object({
    ...pageInput,
    after: z
      .string()
      .regex(/^\d{1,18}$/)
      .optional(),
  }),
  output: z.object({ rows: z.array(statementRow), next: z.string().nullable() }),
});

export const exportStatementContract = contract({
  method: "GET",
  path: "/api/v1/wallet/statement/csv",
  summary: "The whole statement as CSV (UTF-8 with a byte-order mark, for spreadsheets).",
  access: "customer",
  token: "wallet:read",
  input: z.object({}),
  output: z.any(),
  limit: { points: 10, seconds: 60 },
});

export const createTopUpContract = contract({
  method: "POST",
  path: "/api/v1/top-ups",
  summary: "Announces a bank transfer, or pays at once with a test payment (sandbox only).",
  access: "customer",
  input: z.object({
    amountFen: topUpAmount,
    method: topUpMethod.exclude(["gateway"]),
    payerName: z.string().trim().max(60).optional(),
  }),
  output: topUpView,
  errors: ["payments.sandbox_only", "payments.bank_missing", "payments.too_many_open"],
  idempotent: true,
  limit: { points: 20, seconds: 60 },
});

export const listTopUpsContract = contract({
  method: "GET",
  path: "/api/v1/top-ups",
  summary: "The customer's top-ups, newest first.",
  access: "customer",
  token: "wallet:read",
  input: z.object({ state: topUpState.optional() }),
  output: z.object({ rows: z.array(topUpView) }),
});

export const readTopUpContract = contract({
  method: "GET",
  path: "/api/v1/top-ups/{id}",
  summary: "One top-up and its state.",
  access: "customer",
  token: "wallet:read",
  input: z.object({ id }),
  output: topUpView,
});

export const cancelTopUpContract = contract({
  method: "POST",
  path: "/api/v1/top-ups/{id}/cancel",
  summary: "Cancels an announced transfer that was not confirmed.",
  access: "customer",
  input: z.object({ id }),
  output: topUpView,
  errors: ["payments.not_pending"],
});

export const adminTopUpRow = topUpView.extend({
  customer: z.object({ id, name: z.string(), email: z.string() }),
  bankSerial: z.string().nullable(),
  /** What staff had typed, of one that was tied to a row of the bank later: the serial number is the row's. */
  typedSerial: z.string().nullable(),
  decidedBy: z.string().nullable(),
  /** The charge-back: who entered it, when, and why. */
  chargedBack: z.object({ at: instant, by: z.string().nullable(), reason: z.string() }).nullable(),
  /** With who did it, and the bank's serial number at that time. */
  changes: z.array(topUpChange.extend({ by: z.string().nullable(), bankSerial: z.string().nullable() })),
  /** Its confirmation or correction waits for a second person: who asked, when, and for which sum. */
  waits: z.object({ approvalId: id, by: z.string(), at: instant, receivedFen: fenText }).nullable(),
});
export type AdminTopUpRow = z.output<typeof adminTopUpRow>;

export const topUpSort = sortOf("announced", "amount");
/** Pending ones are decided in the order in which they came; of the others the latest are looked for. */
export const firstTopUpSort = (state: z.output<typeof topUpState>): SortOrder<"announced"> =>
  state === "pending" ? "announced" : "-announced";

export const listAllTopUpsContract = contract({
  method: "GET",
  path: "/api/v1/admin/top-ups",
  summary:
    "Top-ups of all customers; unless sorted otherwise, pending ones oldest first. `q` matches reference, amount, serial number, payer, name or e-mail.",
  access: "staff",
  staffToken: "payments:read",
  input: z.object({
    ...pageInput,
    state: topUpState.default("pending"),
    q: searchBox.optional(),
    customerId: z.uuid().optional(),
    from: instant.optional(),
    to: instant.optional(),
    sort: topUpSort.optional(),
  }),
  output: z.object({ rows: z.array(adminTopUpRow), next: z.string().nullable() }),
});

export const exportTopUpsContract = contract({
  method: "GET",
  path: "/api/v1/admin/top-ups/csv",
  summary:
    "All top-ups in a state that a search finds, as CSV (UTF-8 with a byte-order mark, for spreadsheets). Audited.",
  access: ["finance", "admin"],
  staffToken: "payments:read",
  input: z.object({
    state: topUpState.default("pending"),
    q: searchBox.optional(),
    ...dayRange,
    sort: topUpSort.optional(),
  }),
  output: z.any(),
  limit: { points: 10, seconds: 60 },
});

const deciders = ["finance", "admin"] as const;

/**
 * How many changes of the top-up the page showed; absent: none. What was changed meanwhile is refused, so a request that is
 * repeated late acts on nothing that nobody has looked at.
 */
export const seenChanges = z.int().min(0).max(10_000).optional();

export const confirmTopUpContract = contract({
  method: "POST",
  path: "/api/v1/admin/top-ups/{id}/confirm",
  summary:
    "Money has arrived: posts the received amount to the customer's wallet, once. Where a row of the bank with this sum waits, or this sum was booked within a week, the request names these (`seenMoney`) and says that this is other money (`otherMoney`). Beyond what one person confirms alone in a day (a setting) it waits for a second one: the row is still pending and `waits` says who asked.",
  access: deciders,
  reauth: { when: "more than was announced, or what waits for a second person" },
  input: z.object({
    id,
    receivedFen: topUpAmount,
    /** Says expressly that another sum arrived than was announced. */
    differs: z.boolean().optional(),
    seen: seenChanges,
    /** In capitals, so that a serial number typed in two ways is the same. */
    bankSerial: asciiText()
      .toUpperCase()
      .regex(/^[A-Za-z0-9-]{4,40}$/, "payments.serial_format"),
    /** What was shown as perhaps the same money (`other-money`): rows of the bank and bookings, by their ids. */
    seenMoney: z.array(id).max(50).optional(),
    /** Says expressly that it is other money than all of that. */
    otherMoney: z.boolean().optional(),
  }),
  output: adminTopUpRow,
  errors: [
    "payments.not_pending",
    "payments.changed_meanwhile",
    "payments.other_money_meanwhile",
    "payments.serial_reused",
    "payments.serial_sent_back",
    "approvals.already_waiting",
  ],
});

export const rejectTopUpContract = contract({
  method: "POST",
  path: "/api/v1/admin/top-ups/{id}/reject",
  summary: "The money did not come: tells the customer why.",
  access: deciders,
  input: z.object({ id, reason: z.string().trim().min(4, "payments.reason_short").max(300) }),
  output: adminTopUpRow,
  errors: ["payments.not_pending"],
});
