import { z } from "zod";
import type { StaffRole } from "@/lib/core/actor";
import { addMs, DAY_MS, shanghaiDay } from "@/lib/core/time";
import { contract, nothing } from "@/lib/http/contract";

/** Work that waits for staff. The order is how urgent it is. */
export const waitingKinds = [
  "attention",
  "topUps",
  "approvals",
  "mails",
  "tickets",
  "fapiao",
  "payouts",
  "refunds",
  "differences",
  "bankRows",
] as const;
const waitingKind = z.enum(waitingKinds);
export type WaitingKind = (typeof waitingKinds)[number];

/** Who can do something about each kind of work, and the list that holds it. */
const WAITING = {
  /** Items of orders that staff must look at. */
  attention: { roles: ["finance", "admin"], href: "/admin/attention" },
  /** Announced bank transfers that nobody has confirmed or rejected. */
  topUps: { roles: ["finance", "admin"], href: "/admin/top-ups" },
  /** What a second person must agree to. */
  approvals: { roles: ["finance", "admin"], href: "/admin/attention" },
  /** Mails of the last seven days, today included, that could not be delivered. */
  mails: { roles: ["support", "admin"], href: "/admin/outbox?status=failed" },
  /** Tickets that staff must act on. */
  tickets: { roles: ["support", "admin"], href: "/admin/tickets?state=open" },
  /** Tax invoices to be issued, or to be made red. */
  fapiao: { roles: ["finance", "admin"], href: "/admin/fapiao" },
  /** Payouts to be decided, or to be transferred. */
  payouts: { roles: ["finance", "admin"], href: "/admin/payouts" },
  /** Refunds to the source to be decided, or in question. */
  refunds: { roles: ["finance", "admin"], href: "/admin/refunds" },
  /** In what the payment gateways' bills and the shop differ. */
  differences: { roles: ["finance", "admin"], href: "/admin/books/gateways" },
  /** Money in the bank's statements that nobody has decided about. */
  bankRows: { roles: ["finance", "admin"], href: "/admin/statements" },
} as const satisfies Record<WaitingKind, { roles: readonly StaffRole[]; href: string }>;

/** A mail that could not be delivered waits for staff for so many days; after that nobody expects it any more. */
const MAIL_DAYS = 7;

/** The first day in Shanghai whose undelivered mails still wait. */
export const undeliveredFrom = (now: Date) => shanghaiDay(addMs(now, -(MAIL_DAYS - 1) * DAY_MS));

/** The list that holds the work that is counted, and no other. */
export const waitingHref = (kind: WaitingKind, now: Date) =>
  kind === "mails" ? `${WAITING.mails.href}&from=${undeliveredFrom(now)}` : WAITING[kind].href;

/** The kinds of work that this role can do something about. */
export const waitingKindsOf = (role: StaffRole): WaitingKind[] =>
  waitingKinds.filter((kind) => (WAITING[kind].roles as readonly StaffRole[]).includes(role));

/** Work of one kind that waits. */
export interface WaitingWork {
  kind: WaitingKind;
  count: number;
  /** Since when the oldest of it waits; null when nothing does. */
  since: Date | null;
}

const digestInterval = z.enum(["off", "at_once", "hourly", "daily"]);
export type DigestInterval = z.output<typeof digestInterval>;

const kinds = z.partialRecord(waitingKind, z.boolean());

const digestSettings = z.object({
  interval: digestInterval,
  /** Whether mails name this kind of work; only the kinds that the person's role can do something about. */
  kinds,
});
export type DigestSettings = z.output<typeof digestSettings>;

export const readDigestContract = contract({
  method: "GET",
  path: "/api/v1/admin/digest",
  summary: "How often the caller is mailed what waits for them, and which kinds of work.",
  access: "staff",
  input: nothing,
  output: digestSettings,
});

export const changeDigestContract = contract({
  method: "PUT",
  path: "/api/v1/admin/digest",
  summary: "Changes how often the caller is mailed what waits for them, and which kinds of work.",
  access: "staff",
  input: z.object({ interval: digestInterval, kinds: kinds.default({}) }),
  output: digestSettings,
});
