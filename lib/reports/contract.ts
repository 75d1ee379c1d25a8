import { z } from "zod";
import { formatFen } from "@/lib/core/money";
import { searchBox } from "@/lib/core/search-box";
import { sortOf } from "@/lib/core/sort";
import { shanghaiMinute } from "@/lib/core/time";
import { contract, fenText, instant, nothing, pageInput } from "@/lib/http/contract";

export const upstreamCallRow = z.object({
  id: z.string(),
  at: instant,
  host: z.string(),
  endpoint: z.string(),
  effect: z.string(),
  input: z.record(z.string(), z.unknown()),
  outcome: z.string(),
  code: z.int().nullable(),
  text: z.string().nullable(),
  ms: z.int(),
  itemId: z.string().nullable(),
  requestId: z.string().nullable(),
});
export type UpstreamCallRow = z.output<typeof upstreamCallRow>;

export const callOutcome = z.enum(["ok", "rejected", "ours", "unreached", "unknown"]);
export const callSort = sortOf("at");

export const listUpstreamCallsContract = contract({
  method: "GET",
  path: "/api/v1/admin/upstream-calls",
  summary: "Calls to the upstream, newest first unless sorted otherwise; secrets are masked.",
  access: "staff",
  input: z.object({
    ...pageInput,
    endpoint: z.string().max(80).optional(),
    /** The whole name of a domain, Chinese or punycode, or of another product. */
    name: z.string().max(255).optional(),
    outcome: callOutcome.optional(),
    effect: z.enum(["read", "write", "purchase"]).optional(),
    sort: callSort.optional(),
  }),
  output: z.object({ rows: z.array(upstreamCallRow), next: z.string().nullable() }),
});

export const exportCallsContract = contract({
  method: "GET",
  path: "/api/v1/admin/upstream-calls/csv",
  summary:
    "All calls to the upstream that a search finds, as CSV (UTF-8 with a byte-order mark, for spreadsheets); secrets are masked. Audited.",
  access: ["finance", "admin"],
  input: z.object({
    q: searchBox.optional(),
    name: z.string().max(255).optional(),
    outcome: callOutcome.optional(),
    sort: callSort.optional(),
  }),
  output: z.any(),
  limit: { points: 10, seconds: 60 },
});

export const agentBalancePoint = z.object({
  at: instant,
  balanceFen: fenText,
  availableFen: fenText,
  frozenFen: fenText,
});

export const agentBalanceReport = z.object({
  latest: agentBalancePoint.nullable(),
  /** At most one point an hour, oldest first. */
  points: z.array(agentBalancePoint),
  alarmFen: fenText,
  below: z.boolean(),
  /** `by` and `note` are set when staff paused them. */
  paused: z
    .object({ at: instant, reason: z.string(), by: z.string().nullable(), note: z.string().nullable() })
    .nullable(),
});
export type AgentBalanceReport = z.output<typeof agentBalanceReport>;

export const readAgentBalanceContract = contract({
  method: "GET",
  path: "/api/v1/admin/agent-balance",
  summary: "The agent balance now and over the last days, the alarm level, and whether purchases are paused.",
  access: ["finance", "admin"],
  staffToken: "reports:read",
  input: z.object({ days: z.coerce.number().int().min(1).max(400).default(30) }),
  output: agentBalanceReport,
});

export const credentialsTest = z.object({
  ok: z.boolean(),
  /** "ok", the error's name ("checksum_wrong", "ip_not_allowed" …), "unreached" or "unknown". */
  result: z.string(),
  /** The upstream's message. */
  text: z.string().nullable(),
  /** Purchases were paused and go on now. */
  resumed: z.boolean(),
  account: z.string(),
  /** Addresses that this machine calls from; the upstream must allow them (or the public one in front of them). */
  addresses: z.array(z.object({ address: z.string(), private: z.boolean() })),
});
export type CredentialsTestResult = z.output<typeof credentialsTest>;

export const testUpstreamContract = contract({
  method: "POST",
  path: "/api/v1/admin/upstream/test",
  summary: "Tests the upstream's credentials with a free read; success ends a pause that the worker began.",
  access: ["finance", "admin"],
  input: nothing,
  output: credentialsTest,
  limit: { points: 10, seconds: 60 },
});

export const upstreamCoupons = z.object({
  coupons: z.array(
    z.object({
      coupon: z.string(),
      title: z.string().nullable(),
      /** The products that it is valid for, in the upstream's words. */
      products: z.array(z.string()),
      amountFen: fenText.nullable(),
      /** usable | used | other */
      state: z.string().nullable(),
      /** any | purchase | renewal | upgrade | other */
      use: z.string().nullable(),
      untilAt: instant.nullable(),
    }),
  ),
  /** The site builder's rooms in which the account may build sites. */
  rooms: z.array(z.object({ roomId: z.string(), name: z.string().nullable() })),
});
export type UpstreamCoupons = z.output<typeof upstreamCoupons>;

export const listUpstreamCouponsContract = contract({
  method: "GET",
  path: "/api/v1/admin/upstream/coupons",
  summary: "The agent account's coupons at the upstream, and the rooms of its site builder.",
  access: ["finance", "admin"],
  input: nothing,
  output: upstreamCoupons,
  errors: ["upstream.unclear"],
  limit: { points: 240, seconds: 60, counted: "by all processes" },
});

export const bookFault = z.object({
  check: z.string(),
  subject: z.string(),
  detail: z.string(),
  /** What `detail` says, for a sentence: money (…Fen) as decimal fen, times (…At) as ISO or "none". A fault of an older check may have none. */
  facts: z.record(z.string(), z.string()).optional(),
});

/** The stored facts of a fault for a sentence: money (…Fen) in yuan, times (…At) in Shanghai; a time that is "none" stays so. */
export function faultValues(facts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => {
      if (name.endsWith("Fen")) return [name, formatFen(BigInt(value))];
      return [name, name.endsWith("At") && value !== "none" ? shanghaiMinute(new Date(value)) : value];
    }),
  );
}

const charge = z.object({
  itemId: z.string(),
  name: z.string(),
  amountFen: fenText,
  /** accepted: charged, not yet posted. open: may be charged. claim: may be charged, and the customer was refunded. */
  why: z.enum(["accepted", "open", "claim"]),
});

/** The agent account compared with the upstream's figures. */
export const agentCheckView = z.object({
  at: instant,
  booksFen: fenText,
  upstreamFen: fenText,
  onItsWay: z.array(charge),
  differenceFen: fenText,
  /** Null: no known charges explain the difference. */
  explainedBy: z.array(charge).nullable(),
});

export const bookCheckView = z.object({
  at: instant,
  /** The nightly check should have run since: what it found may no longer hold. */
  overdue: z.boolean(),
  ms: z.int(),
  postingCount: z.int(),
  /** Who asked for it; null for the nightly one. */
  by: z.string().nullable(),
  faultCount: z.int(),
  /** The first hundred. */
  faults: z.array(bookFault),
  agent: agentCheckView.nullable(),
});
export type BookCheckView = z.output<typeof bookCheckView>;

export const checkBooksContract = contract({
  method: "POST",
  path: "/api/v1/admin/books/check",
  summary:
    "Checks the books for consistency and against orders, documents and the upstream's figures; changes nothing.",
  access: ["finance", "admin"],
  input: nothing,
  output: bookCheckView,
  limit: { points: 6, seconds: 60 },
});

/** "wallet:<customer>", "revenue", "clearing:bank_transfer" … */
const accountCode = z
  .string()
  .max(80)
  .regex(/^[a-z_]+(:[a-z0-9_-]+)?$/)
  .meta({ examples: ["adjustments"] });

/** A calendar month, "2026-11". */
export const month = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
  .meta({ examples: ["2026-11"] });

export const accountLine = z.object({
  id: z.string(),
  at: instant,
  kind: z.string(),
  memo: z.string(),
  /** The order that it belongs to. */
  order: z.object({ id: z.string(), number: z.string() }).nullable(),
  /** A product's name, or a top-up's reference. */
  about: z.string().nullable(),
  by: z.string().nullable(),
  amountFen: fenText,
  balanceFen: fenText,
});
export type AccountLineView = z.output<typeof accountLine>;

export const accountView = z.object({
  code: z.string(),
  kind: z.string(),
  customer: z.object({ id: z.string(), name: z.string(), email: z.string() }).nullable(),
  /** Now; of a month: at its end. */
  balanceFen: fenText,
  /** The figures of the month that was asked for. */
  period: z
    .object({ month, openingFen: fenText, debitFen: fenText, creditFen: fenText, closingFen: fenText })
    .nullable(),
  rows: z.array(accountLine),
  next: z.string().nullable(),
});
export type AccountView = z.output<typeof accountView>;

export const readAccountContract = contract({
  method: "GET",
  path: "/api/v1/admin/accounts/{code}",
  summary: "Any account's postings, all or those of one month (Shanghai), newest first, with the balance after each.",
  access: ["finance", "admin"],
  staffToken: "reports:read",
  input: z.object({
    code: accountCode,
    month: month.optional(),
    after: z
      .string()
      .regex(/^\d{1,18}$/)
      .optional(),
    take: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: accountView,
});

export const exportAccountContract = contract({
  method: "GET",
  path: "/api/v1/admin/accounts/{code}/csv",
  summary: "An account's postings, all or those of one month, as CSV (UTF-8 with a byte-order mark, for spreadsheets).",
  access: ["finance", "admin"],
  staffToken: "reports:read",
  input: z.object({ code: accountCode, month: month.optional() }),
  output: z.any(),
  limit: { points: 10, seconds: 60 },
});

export const periodBalance = z.object({
  account: z.string(),
  kind: z.string(),
  openingFen: fenText,
  debitFen: fenText,
  creditFen: fenText,
  closingFen: fenText,
  count: z.int(),
});

export const monthReport = z.object({
  month: z.string(),
  /** The month is over: no posting is added any more, unless by a process whose clock is late. */
  closed: z.boolean(),
  rows: z.array(periodBalance),
  /** Revenue less refunds. */
  incomeFen: fenText,
  /** Upstream cost with its variance, and adjustments. */
  expenseFen: fenText,
});
export type MonthReport = z.output<typeof monthReport>;

export const readMonthContract = contract({
  method: "GET",
  path: "/api/v1/admin/months/{month}",
  summary: "The books of one month (Shanghai): per account opening, debits, credits and closing.",
  access: ["finance", "admin"],
  staffToken: "reports:read",
  input: z.object({ month }),
  output: monthReport,
});

export const exportMonthContract = contract({
  method: "GET",
  path: "/api/v1/admin/months/{month}/csv",
  summary: "The same as CSV (UTF-8 with a byte-order mark, for spreadsheets).",
  access: ["finance", "admin"],
  staffToken: "reports:read",
  input: z.object({ month }),
  output: z.any(),
  limit: { points: 10, seconds: 60 },
});
