import { z } from "zod";
import { emailAddress, language, personName, sessionRow } from "@/lib/accounts/contract";
import { searchBox } from "@/lib/core/search-box";
import { sortOf } from "@/lib/core/sort";
import { contract, instant, nothing, pageInput } from "@/lib/http/contract";

export const personRow = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  phone: z.string().nullable(),
  role: z.enum(["support", "finance", "admin"]).nullable(),
  status: z.enum(["active", "disabled"]),
  emailVerified: z.boolean(),
  secondFactor: z.boolean(),
  createdAt: instant,
});
export type PersonRow = z.output<typeof personRow>;

export const customerStatus = z.enum(["active", "disabled"]);
export const customerSort = sortOf("since", "email", "name");

export const listCustomersContract = contract({
  method: "GET",
  path: "/api/v1/admin/customers",
  summary: "Customers, newest first unless sorted otherwise; `q` matches address, name or telephone.",
  access: "staff",
  staffToken: "customers:read",
  input: z.object({
    ...pageInput,
    q: searchBox.optional(),
    status: customerStatus.optional(),
    sort: customerSort.optional(),
  }),
  output: z.object({ rows: z.array(personRow), next: z.string().nullable() }),
});

export const exportCustomersContract = contract({
  method: "GET",
  path: "/api/v1/admin/customers/csv",
  summary: "All customers that a search finds, as CSV (UTF-8 with a byte-order mark, for spreadsheets). Audited.",
  access: ["finance", "admin"],
  staffToken: "customers:read",
  input: z.object({
    q: searchBox.optional(),
    status: customerStatus.optional(),
    sort: customerSort.optional(),
  }),
  output: z.any(),
  limit: { points: 10, seconds: 60 },
});

/** How many passkeys the person has: what a reset removes. */
const passkeys = z.int().nonnegative();

export const customerDetail = personRow.extend({
  passkeys,
  locale: language,
  staffNote: z.string(),
  passwordSetAt: instant,
  sessions: z.array(sessionRow.omit({ current: true })),
});
export type CustomerDetail = z.output<typeof customerDetail>;

const byId = z.object({ id: z.uuid() });

export const readCustomerContract = contract({
  method: "GET",
  path: "/api/v1/admin/customers/{id}",
  summary: "One customer with open sessions.",
  access: "staff",
  staffToken: "customers:read",
  input: byId,
  output: customerDetail,
});

export const changeCustomerContract = contract({
  method: "PATCH",
  path: "/api/v1/admin/customers/{id}",
  summary: "Staff's note on a customer.",
  access: "staff",
  input: byId.extend({
    staffNote: z.string().max(2000),
    /** The note that the change was made from; left out: whatever is there is replaced. */
    seen: z.string().max(2000).optional(),
  }),
  output: nothing,
  errors: ["staff.note_changed"],
});

export const setCustomerStatusContract = contract({
  method: "POST",
  path: "/api/v1/admin/customers/{id}/status",
  summary: "Disables a customer (ends all sessions at once) or enables one again.",
  access: ["support", "admin"],
  reauth: true,
  input: byId.extend({ status: z.enum(["active", "disabled"]), reason: z.string().trim().min(1).max(500) }),
  output: nothing,
});

export const resetSecondFactorContract = contract({
  method: "POST",
  path: "/api/v1/admin/people/{id}/second-factor-reset",
  summary:
    "Turns a person's two-step verification off and removes their passkeys, after staff have made sure who asks; ends all sessions.",
  access: ["admin"],
  reauth: true,
  input: byId.extend({ reason: z.string().trim().min(1).max(500) }),
  output: nothing,
  errors: ["totp.nothing_to_reset", "staff.own"],
});

export const staffRow = personRow.extend({
  passkeys,
  /** When the invitation was mailed to somebody who has not set a password yet; null for everybody else. */
  invitedAt: instant.nullable(),
});
export type StaffRow = z.output<typeof staffRow>;

export const listStaffContract = contract({
  method: "GET",
  path: "/api/v1/admin/staff",
  summary: "All staff.",
  access: ["admin"],
  input: nothing,
  output: z.object({ rows: z.array(staffRow) }),
});

export const staffRole = z.enum(["support", "finance", "admin"]);

export const createStaffContract = contract({
  method: "POST",
  path: "/api/v1/admin/staff",
  summary: "Makes a staff account and mails a link to set the password (72 hours).",
  access: ["admin"],
  reauth: true,
  input: z.object({
    email: emailAddress,
    name: personName,
    role: staffRole,
    /** The language of the invitation and of the pages, until its owner chooses another. */
    locale: language.default("zh"),
  }),
  output: z.object({ id: z.uuid(), mailKept: z.boolean() }),
  errors: ["email.taken"],
});

export const inviteAgainContract = contract({
  method: "POST",
  path: "/api/v1/admin/staff/{id}/invitation",
  summary:
    "Mails a new link to set the password (72 hours) to one of the staff who has not set one yet; the links before it are void.",
  access: ["admin"],
  reauth: true,
  input: byId,
  output: z.object({ mailKept: z.boolean() }),
  errors: ["staff.not_invited"],
});

export const changeStaffContract = contract({
  method: "PATCH",
  path: "/api/v1/admin/staff/{id}",
  summary: "Changes role or status of one of the staff; ends their sessions. Nobody changes their own.",
  access: ["admin"],
  reauth: true,
  input: byId.extend({
    role: staffRole.optional(),
    status: z.enum(["active", "disabled"]).optional(),
    reason: z.string().trim().min(1).max(500).optional(),
  }),
  output: nothing,
  errors: ["staff.own"],
});

/** What a customer has done so far, for the overview's first steps. */
export interface StepsDone {
  /** There is an order or a service. */
  hasOrdered: boolean;
  hasRegistrant: boolean;
}
