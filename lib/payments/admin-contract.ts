import { z } from "zod";
import { contract, fenText, instant, pageInput } from "@/lib/http/contract";
import { adminTopUpRow, seenChanges, topUpAmount } from "./contract";

const id = z.uuid();
const movers = ["finance", "admin"] as const;
const MOST_FEN = 100_000_000n;

const reason = z
  .string()
  .trim()
  .max(300)
  .refine((text) => Array.from(text).length >= 4, "money.reason_short");
/** Positive credits, negative debits. */
const signedAmount = fenText
  .refine((fen) => fen !== 0n, "money.amount_zero")
  .refine((fen) => fen <= MOST_FEN && fen >= -MOST_FEN, "money.amount_max");

/** Money of the same sum as a transfer that staff are about to confirm by hand: it may be the same money. */
export const otherMoney = z.object({
  /** row: a row of the bank's statement that nobody has decided. booking: a bank transfer that is booked already. */
  kind: z.enum(["row", "booking"]),
  /** Of the row, or of the booked top-up; sent back as seen. */
  id,
  /** When the bank booked the row, or staff the transfer. */
  at: instant,
  /** The bank's serial number; of a booking, as staff typed it. */
  serial: z.string().nullable(),
  /** Of a row, what the bank says: payer and remark, and where it stands. */
  row: z.object({ statementId: id, fileName: z.string(), payerName: z.string(), memo: z.string() }).nullable(),
  booking: z
    .object({
      reference: z.string(),
      customer: z.string(),
      /** It is booked to the same customer. */
      same: z.boolean(),
      by: z.string().nullable(),
    })
    .nullable(),
});
export type OtherMoney = z.output<typeof otherMoney>;

export const listOtherMoneyContract = contract({
  method: "GET",
  path: "/api/v1/admin/top-ups/{id}/other-money",
  summary:
    "What may be the money of an announced transfer already, if this sum arrived: undecided rows of the bank's statements, and transfers that were booked within the last week.",
  access: movers,
  staffToken: "payments:read",
  input: z.object({ id, receivedFen: topUpAmount }),
  output: z.object({ money: z.array(otherMoney) }),
});

export const chargeBackTopUpContract = contract({
  method: "POST",
  path: "/api/v1/admin/top-ups/{id}/charge-back",
  summary:
    "The payer took a confirmed top-up back: debits what is left in the wallet; the rest becomes the customer's debt. Audited; safe to repeat.",
  access: movers,
  reauth: true,
  input: z.object({ id, reason, seen: seenChanges }),
  output: adminTopUpRow,
  errors: ["payments.not_confirmed", "payments.changed_meanwhile", "payments.disputed", "payments.refunded_part"],
});

export const correctTopUpContract = contract({
  method: "POST",
  path: "/api/v1/admin/top-ups/{id}/correct",
  summary:
    "Another sum had arrived than was confirmed: posts the difference as an entry of its own; what is taken back and was spent becomes the customer's debt. Beyond what one person adjusts alone in a day (a setting) it waits for a second one: `waits` says who asked. Audited; safe to repeat.",
  access: movers,
  reauth: true,
  input: z.object({ id, receivedFen: topUpAmount, reason, seen: seenChanges }),
  output: adminTopUpRow,
  errors: ["payments.not_confirmed", "payments.changed_meanwhile", "approvals.already_waiting"],
});

export const reverseTopUpContract = contract({
  method: "POST",
  path: "/api/v1/admin/top-ups/{id}/reverse",
  summary:
    "A transfer was booked by mistake or to the wrong customer: takes all of it back. The announcement waits again, and the bank's serial number can be used for the right one. Audited; safe to repeat.",
  access: movers,
  reauth: true,
  input: z.object({ id, reason, seen: seenChanges }),
  output: adminTopUpRow,
  errors: ["payments.not_confirmed", "payments.changed_meanwhile"],
});

export const adjustmentState = z.enum(["pending", "posted", "rejected", "withdrawn"]);

const person = z.object({ id, name: z.string() });

export const adjustmentView = z.object({
  /** Also the id of its approval, where it needs a second person. */
  id,
  /** wallet: of a customer. agent: our books of the agent balance. */
  target: z.enum(["wallet", "agent"]),
  customer: z.object({ id, name: z.string(), email: z.string() }).nullable(),
  amountFen: fenText,
  reason: z.string(),
  state: adjustmentState,
  needsSecond: z.boolean(),
  requestedBy: person,
  requestedAt: instant,
  decidedBy: person.nullable(),
  decidedAt: instant.nullable(),
  decisionNote: z.string().nullable(),
  /** While it is pending: the account of who asked is too new for anybody to approve it. */
  requesterNew: z.boolean(),
});
export type AdjustmentView = z.output<typeof adjustmentView>;

export const requestAdjustmentContract = contract({
  method: "POST",
  path: "/api/v1/admin/adjustments",
  summary:
    "Corrects a wallet, or with no customer our books of the agent balance. Above the limit of the settings it waits for a second person. Audited; the same Idempotency-Key is one adjustment.",
  access: movers,
  reauth: true,
  input: z.object({ customerId: id.nullable(), amountFen: signedAmount, reason }),
  output: adjustmentView,
  errors: ["money.wallet_too_low"],
  idempotent: true,
});

export const listAdjustmentsContract = contract({
  method: "GET",
  path: "/api/v1/admin/adjustments",
  summary: "Adjustments: pending ones oldest first, decided ones newest first.",
  access: "staff",
  staffToken: "payments:read",
  input: z.object({ ...pageInput, state: adjustmentState.default("pending"), customerId: id.optional() }),
  output: z.object({ rows: z.array(adjustmentView), next: z.string().nullable() }),
});
