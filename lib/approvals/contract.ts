import { z } from "zod";
import { contract, instant, pageInput } from "@/lib/http/contract";

const id = z.uuid();
const person = z.object({ id, name: z.string() });

export const approvalKind = z.enum([
  "adjustment",
  "setting",
  "top_up",
  "top_up_correction",
  "opening_balances",
  "gateway_keys",
  "handover",
]);
export type ApprovalKind = z.output<typeof approvalKind>;

/** Who may decide each kind, and see it. */
export const DECIDERS = {
  adjustment: ["finance", "admin"],
  setting: ["admin"],
  top_up: ["finance", "admin"],
  top_up_correction: ["finance", "admin"],
  opening_balances: ["finance", "admin"],
  gateway_keys: ["admin"],
  handover: ["finance", "admin"],
} as const satisfies Record<ApprovalKind, readonly ("finance" | "admin")[]>;

/**
 * For so many hours after its creation, a change of its role or a reset of its second factor in the shop a staff account can't
 * decide.
 */
export const NEW_ACCOUNT_HOURS = 72;

export const approvalView = z.object({
  id,
  kind: approvalKind,
  /** The id of the adjustment, the top-up or the proposal of opening balances, the key of the setting, the id of the gateway or the service. */
  subjectId: z.string(),
  customer: z.object({ id, name: z.string(), email: z.string() }).nullable(),
  /** The subject when it was asked for, and what is to be done; money as decimal fen. */
  before: z.record(z.string(), z.json()),
  after: z.record(z.string(), z.json()),
  reason: z.string(),
  state: z.enum(["pending", "approved", "rejected", "withdrawn", "lapsed"]),
  requestedBy: person,
  requestedAt: instant,
  /** It can't be approved from then on; null: it never expires. */
  expiresAt: instant.nullable(),
  decidedBy: person.nullable(),
  decidedAt: instant.nullable(),
  decisionNote: z.string().nullable(),
  /** Nobody but the requester could decide it. */
  nobodyElse: z.boolean(),
  /** The requester's account is too new (NEW_ACCOUNT_HOURS) for anybody to approve it; it can be rejected. */
  requesterNew: z.boolean(),
});
export type ApprovalView = z.output<typeof approvalView>;

export const listApprovalsContract = contract({
  method: "GET",
  path: "/api/v1/admin/approvals",
  summary: "What waits for a second person, oldest first; only admins see what concerns settings and gateways.",
  access: ["finance", "admin"],
  input: z.object(pageInput),
  output: z.object({ rows: z.array(approvalView), next: z.string().nullable() }),
});

export const decideApprovalContract = contract({
  method: "POST",
  path: "/api/v1/admin/approvals/{id}/decide",
  summary:
    "A second person approves what somebody else asked for, which is then done at once, or rejects it with a reason; the requester, who is mailed the decision, may withdraw it. Audited; safe to repeat.",
  access: ["finance", "admin"],
  reauth: true,
  input: z
    .object({
      id,
      decision: z.enum(["approve", "reject", "withdraw"]),
      /** Of a rejection: the reason, which who asked is mailed. */
      note: z.string().trim().max(300).default(""),
    })
    .refine(({ decision, note }) => decision !== "reject" || Array.from(note).length >= 4, {
      path: ["note"],
      error: "money.reason_short",
    }),
  output: approvalView,
  errors: [
    "approvals.other_person",
    "approvals.own_only",
    "approvals.already_decided",
    "approvals.expired",
    "approvals.changed",
    "gateways.keys_not_working",
    "approvals.booked_meanwhile",
    "approvals.row_booked_meanwhile",
    "approvals.other_money_meanwhile",
    "approvals.asker_left",
    "approvals.asker_new",
    "approvals.new_account",
    "money.wallet_too_low",
    "payments.not_pending",
    "payments.not_confirmed",
    "payments.changed_meanwhile",
    "payments.serial_reused",
    ...["services.ended", "handovers.not_open", "handovers.follows", "handovers.order_open"],
    ...["handovers.control_open", "handovers.records_open"],
  ],
});
