import { z } from "zod";
import { asciiText } from "@/lib/core/ascii-text";
import { contract, fenText, instant, nothing, pageInput } from "@/lib/http/contract";
import { bankColumns } from "./columns-contract";

const id = z.uuid();
const movers = ["finance", "admin"] as const;

/** The largest file that is taken; twenty thousand bookings are some two megabytes. */
export const MAX_STATEMENT_BYTES = 5 * 1024 * 1024;
/** As many rows are confirmed by one press. */
export const MOST_CONFIRMED = 300;

const reason = z
  .string()
  .trim()
  .max(300)
  .refine((text) => Array.from(text).length >= 4, "money.reason_short");

const person = z.object({ id, name: z.string(), email: z.string() });

export const bankStatementRow = z.object({
  id,
  account: z.string(),
  fileName: z.string(),
  format: z.enum(["csv", "xlsx", "camt053"]),
  /** "icbc", "ccb" …; "own" for columns that staff assigned. */
  layout: z.string(),
  rowCount: z.int(),
  /** Those that no file had before. */
  newCount: z.int(),
  skippedCount: z.int(),
  /** Incoming rows that neither a top-up nor a decision settles. */
  openCount: z.int(),
  firstAt: instant.nullable(),
  lastAt: instant.nullable(),
  importedBy: z.string(),
  createdAt: instant,
});
export type BankStatementView = z.output<typeof bankStatementRow>;

export const bankMatchKind = z.enum([
  "certain",
  "doubtful",
  "none",
  "waiting",
  "booked",
  "taken_back",
  "set_aside",
  "settlement",
  "sent_back",
  "outgoing",
]);
export type BankMatchKind = z.output<typeof bankMatchKind>;

/** Why a row that belongs to an announced transfer, or may, is not confirmed without a person. */
const doubt = z.enum([
  /** The transfer that the remark names was announced with another sum. */
  "other_sum",
  /** Somebody else paid than was announced. */
  "other_name",
  /** The remark names several transfers. */
  "several_references",
  /** Several rows name the same transfer. */
  "several_rows",
  /** The transfer that the remark names is settled already. */
  "settled",
  /** It waits for a second person with another serial number. */
  "waits_otherwise",
  /** No reference; sum and name are those of these transfers. */
  "sum_and_name",
  /** No reference; the sum alone is. */
  "sum_alone",
  /** A top-up has its serial number with another sum. */
  "booked_other_sum",
  /** Money of this sum was booked by hand under a number that no row of the bank has. */
  "booked_already",
]);
export type Doubt = z.output<typeof doubt>;

const transfer = z.object({
  id,
  reference: z.string(),
  amountFen: fenText,
  payerName: z.string().nullable(),
  customer: person,
  state: z.string(),
  /** How many changes it has; sent back when it is confirmed. */
  seen: z.int(),
  /** Staff booked it without an announcement. */
  unannounced: z.boolean(),
  /** When it was booked, and by whom: the second person where it takes two. Null: it is not, or nobody's name is known. */
  bookedAt: instant.nullable(),
  bookedBy: z.string().nullable(),
});
export type MatchedTransfer = z.output<typeof transfer>;

/** A bank transfer that was confirmed by hand and may be a row's money: the same sum, about the same day, and no row of the bank has its number. */
const untiedBooking = z.object({
  id,
  reference: z.string(),
  /** The number that staff typed. */
  bankSerial: z.string().nullable(),
  payerName: z.string().nullable(),
  customer: person,
  bookedAt: instant,
  /** It was charged back since: the payer or the bank has its money again. */
  takenBack: z.boolean(),
  /** How many changes it has; sent back when the row is tied to it. */
  seen: z.int(),
});
export type UntiedBooking = z.output<typeof untiedBooking>;

/** The booking by hand that a row was tied to. */
const tiedBooking = z.object({
  topUpId: id,
  /** The number that staff had typed for it. */
  typedSerial: z.string().nullable(),
  by: z.string().nullable(),
  at: instant,
});
export type TiedBooking = z.output<typeof tiedBooking>;

/** A booking that the row was and that was reversed, because it was a mistake: the money is still at the bank. */
const reversedBooking = z.object({ reference: z.string(), at: instant });
export type ReversedBooking = z.output<typeof reversedBooking>;

export const bankRowView = z.object({
  id,
  /** Its line in the file. */
  position: z.int(),
  serial: z.string(),
  bookedAt: instant,
  amountFen: fenText,
  payerName: z.string(),
  /** Its first and last digits. */
  payerAccount: z.string(),
  memo: z.string(),
  kind: bankMatchKind,
  doubts: z.array(doubt),
  /** Which transfers it may be; the one it is, where it is certain, waiting or booked. */
  transfers: z.array(transfer),
  /** Bookings that may be the same money, likeliest first. */
  bookings: z.array(untiedBooking),
  tied: tiedBooking.nullable(),
  /** The newest one, of a row that is to be decided again. */
  reversed: reversedBooking.nullable(),
  note: z.string().nullable(),
  /** Of a settlement. */
  gateway: z.string().nullable(),
  returnSerial: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
});
export type BankRowView = z.output<typeof bankRowView>;

export const bankStatementDetail = bankStatementRow.extend({
  /** How many rows of each kind, and what they come to. */
  sums: z.array(z.object({ kind: bankMatchKind, count: z.int(), fen: fenText })),
  certain: z.array(bankRowView),
  /** What a person decides: doubtful ones and those without any transfer. */
  toDecide: z.array(bankRowView),
  settled: z.array(bankRowView),
  outgoing: z.array(bankRowView),
  /** The gateways whose settlements are booked from the bank's statement. */
  settlingGateways: z.array(z.string()),
});
export type BankStatementDetail = z.output<typeof bankStatementDetail>;

export const listBankStatementsContract = contract({
  method: "GET",
  path: "/api/v1/admin/statements",
  summary: "The bank's statements that were imported, newest first.",
  access: movers,
  staffToken: "payments:read",
  input: z.object({ ...pageInput }),
  output: z.object({ rows: z.array(bankStatementRow), next: z.string().nullable() }),
});

export const readBankStatementContract = contract({
  method: "GET",
  path: "/api/v1/admin/statements/{id}",
  summary: "One statement: its rows with the announced transfers that they are, as matched now.",
  access: movers,
  staffToken: "payments:read",
  input: z.object({ id }),
  output: bankStatementDetail,
  limit: { points: 60, seconds: 60 },
});

export const importBankStatementContract = contract({
  method: "POST",
  path: "/api/v1/admin/statements",
  summary:
    "Imports a bank's file: CSV, XLSX or camt.053. Rows that an earlier file had are not added again. Columns that nobody has assigned yet are answered with `kind: columns`; the same file with `columns` then imports it, and they are remembered. A file with lines that can't be read is refused as a whole, and names them in `lines.0` to `lines.19`. No money moves. Audited; safe to repeat.",
  access: movers,
  input: z.object({
    fileName: z.string().trim().min(1).max(200),
    /** The file, in Base64. */
    content: z
      .base64("statements.unreadable")
      .max(Math.ceil((MAX_STATEMENT_BYTES * 4) / 3) + 4, "statements.too_large"),
    columns: bankColumns.optional(),
    /** Asks for the columns even if they are known. */
    assign: z.boolean().optional(),
    /** Says expressly that the file's account is the shop's, though it isn't the one of the settings. */
    otherAccount: z.boolean().optional(),
  }),
  output: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("imported"), id, newCount: z.int(), rowCount: z.int() }),
    z.object({
      kind: z.literal("columns"),
      heads: z.array(z.string()),
      sample: z.array(z.array(z.string())),
      guess: bankColumns.nullable(),
    }),
  ]),
  errors: ["payments.bank_missing"],
  limit: { points: 20, seconds: 60 },
  maxBytes: 8 * 1024 * 1024,
});

export const confirmResult = z.enum(["confirmed", "already", "waits", "changed", "doubled", "refused"]);

export const confirmBankRowsContract = contract({
  method: "POST",
  path: "/api/v1/admin/statements/{id}/confirm",
  summary:
    "Confirms the certain rows that the page showed, each in a transaction of its own. What is no longer certain is left alone and said, and so is what was probably booked by hand under another number (`doubled`). Safe to repeat.",
  access: movers,
  reauth: true,
  input: z.object({
    id,
    rows: z
      .array(z.object({ rowId: id, topUpId: id }))
      .min(1)
      .max(MOST_CONFIRMED),
  }),
  output: z.object({
    results: z.array(
      z.object({
        rowId: id,
        result: confirmResult,
        /** Of a refusal: its error's code. */
        code: z.string().nullable(),
      }),
    ),
    confirmedFen: fenText,
  }),
});

const bankRowPath = "/api/v1/admin/statement-rows/{id}" as const;
const seenBookings = {
  /** The bookings that the row was shown with as probably the same money. */
  seenBookings: z.array(id).max(50).optional(),
  /** Says expressly that it is other money. */
  otherMoney: z.boolean().optional(),
};
/** Whether it is done, or waits for a second person. */
const done = z.object({ waits: z.boolean() });

export const confirmBankRowContract = contract({
  method: "POST",
  path: `${bankRowPath}/confirm`,
  summary:
    "A row of the bank is this announced transfer, which is confirmed with the row's sum and serial number. Above the limits of one person it waits for a second one. Safe to repeat.",
  access: movers,
  reauth: true,
  input: z.object({
    id,
    /** The reference of the announced transfer. */
    reference: z.string().trim().toUpperCase().min(4, "statements.reference").max(20, "statements.reference"),
    /** Says expressly that another sum arrived than was announced. */
    differs: z.boolean().optional(),
    seen: z.int().min(0).max(10_000).optional(),
    ...seenBookings,
  }),
  output: done,
  errors: [
    "statements.booked_meanwhile",
    "payments.not_pending",
    "payments.changed_meanwhile",
    "payments.serial_reused",
    "payments.serial_sent_back",
    "approvals.already_waiting",
    "statements.row_decided",
    "statements.row_outgoing",
  ],
});

export const bookBankRowContract = contract({
  method: "POST",
  path: `${bankRowPath}/book`,
  summary:
    "Books a row that nobody announced to a customer: makes the top-up and posts it. Above the limit of one person it waits for a second one. Audited, with a mail; safe to repeat.",
  access: movers,
  reauth: true,
  input: z.object({
    id,
    email: asciiText().toLowerCase().min(3, "email.format").max(254, "email.format"),
    reason,
    ...seenBookings,
  }),
  output: done,
  errors: [
    "statements.booked_meanwhile",
    "payments.serial_reused",
    "payments.serial_sent_back",
    "approvals.already_waiting",
    "statements.row_decided",
    "statements.row_outgoing",
  ],
});

export const setBankRowAsideContract = contract({
  method: "POST",
  path: `${bankRowPath}/set-aside`,
  summary:
    "A row is no customer's money: interest, a loan, the owner's own. Nothing is posted. Audited; safe to repeat.",
  access: movers,
  input: z.object({ id, note: reason }),
  output: nothing,
  errors: ["payments.serial_reused", "approvals.already_waiting", "statements.row_decided", "statements.row_outgoing"],
});

export const bookGatewaySettlementContract = contract({
  method: "POST",
  path: `${bankRowPath}/book-settlement`,
  summary:
    "A row is a payment gateway's settlement: it moves from the gateway's clearing account to the bank's. Audited; safe to repeat.",
  access: movers,
  reauth: true,
  input: z.object({ id, gateway: z.string().min(1, "statements.gateway").max(40, "statements.gateway") }),
  output: nothing,
  errors: [
    "payments.serial_reused",
    "approvals.already_waiting",
    "statements.row_decided",
    "statements.row_outgoing",
    "statements.settled_in_bill",
  ],
});

export const tieBankRowContract = contract({
  method: "POST",
  path: `${bankRowPath}/tie`,
  summary:
    "A row of the bank is a confirmed transfer that staff booked by hand under another number: the transfer gets the row's serial number. No money moves; reopening the row takes it back. Audited; safe to repeat.",
  access: movers,
  input: z.object({
    id,
    /** The reference of the booking. */
    reference: z.string().trim().toUpperCase().min(4, "statements.reference").max(20, "statements.reference"),
    /** How many changes the booking was shown with; absent where its reference was typed. */
    seen: z.int().min(0).max(10_000).optional(),
  }),
  output: nothing,
  errors: [
    "payments.changed_meanwhile",
    "payments.serial_reused",
    "payments.serial_sent_back",
    "approvals.already_waiting",
    "statements.booking_tied",
    "statements.row_decided",
    "statements.row_outgoing",
  ],
});

export const reopenBankRowContract = contract({
  method: "POST",
  path: `${bankRowPath}/reopen`,
  reauth: { when: "the row is a gateway's settlement" },
  summary:
    "A row that was set aside, booked as a gateway's settlement, or tied to a booking (`topUpId` names it) is to be decided again. Where the booking was charged back the row's money has left the bank, unless it was tied by mistake (`tiedByMistake`). Audited; safe to repeat.",
  access: movers,
  input: z.object({
    id,
    topUpId: id.optional(),
    /** Says expressly that the row was never the money of that booking, which was charged back. */
    tiedByMistake: z.boolean().optional(),
  }),
  output: nothing,
  errors: [
    "statements.row_decided",
    "statements.taken_back_meanwhile",
    "payments.changed_meanwhile",
    "payments.serial_reused",
    "payments.serial_sent_back",
  ],
});

export const sendBankRowBackContract = contract({
  method: "POST",
  path: `${bankRowPath}/send-back`,
  summary:
    "The bank has returned the money to its payer, by a transfer that staff made there. What was booked is taken back from the customer; what was spent becomes a debt. The row is final then. Audited; safe to repeat.",
  access: movers,
  reauth: true,
  input: z.object({
    id,
    returnSerial: asciiText()
      .toUpperCase()
      .regex(/^[A-Za-z0-9-]{4,36}$/, "payments.serial_format"),
    reason,
  }),
  output: nothing,
  errors: [
    "approvals.already_waiting",
    "payments.changed_meanwhile",
    "statements.row_decided",
    "statements.row_outgoing",
    "statements.return_reused",
  ],
});
