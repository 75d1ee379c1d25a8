import { z } from "zod";
import { dayRange } from "@/lib/core/day";
import { searchBox } from "@/lib/core/search-box";
import { sortOf } from "@/lib/core/sort";
import { contract, instant, pageInput } from "@/lib/http/contract";

export const auditRow = z.object({
  id: z.string(),
  at: instant,
  actorKind: z.string(),
  /** Name and address of the person who acted; null for visitors, the system, and people who are gone. */
  actor: z.object({ id: z.string(), name: z.string(), email: z.string() }).nullable(),
  action: z.string(),
  subjectKind: z.string().nullable(),
  subjectId: z.string().nullable(),
  /** Its name and its page in the back office, if it has them; `productLine` of a service. Null for what is gone. */
  subject: z
    .object({ name: z.string().nullable(), page: z.string().nullable(), productLine: z.string().optional() })
    .nullable(),
  customerId: z.string().nullable(),
  /** The customer that it concerns. */
  customer: z.object({ id: z.string(), name: z.string(), email: z.string() }).nullable(),
  before: z.json().nullable(),
  after: z.json().nullable(),
  /** What ids inside before and after stand for, where they have a name. */
  names: z.record(z.string(), z.string()),
  ip: z.string().nullable(),
});
export type AuditRow = z.output<typeof auditRow>;

export const auditSort = sortOf("at");

/** What rows are about: its kind, and its id. */
export const subjectFilter = { subjectKind: z.string().max(50).optional(), subjectId: z.string().max(200).optional() };

export const listEventsContract = contract({
  method: "GET",
  path: "/api/v1/admin/audit",
  summary:
    "Audit rows, newest first unless sorted otherwise. `action` is the beginning of an action's code, or a part of its sentence in either language.",
  access: ["finance", "admin"],
  staffToken: "audit:read",
  input: z.object({
    ...pageInput,
    action: z.string().max(100).optional(),
    actorId: z.uuid().optional(),
    /** A part of the name or address of who acted, or of the customer that it concerns. */
    person: z.string().max(100).optional(),
    customerId: z.uuid().optional(),
    ...subjectFilter,
    ...dayRange,
    sort: auditSort.optional(),
  }),
  output: z.object({
    rows: z.array(auditRow),
    next: z.string().nullable(),
    /** More people are called `person` than are looked for: there are no rows then. */
    tooMany: z.literal(true).optional(),
  }),
});

export const exportEventsContract = contract({
  method: "GET",
  path: "/api/v1/admin/audit/csv",
  summary:
    "All audit rows that a search finds (`q`: how the action's code begins, or a part of its sentence), as CSV (UTF-8 with a byte-order mark, for spreadsheets). Audited.",
  access: ["finance", "admin"],
  staffToken: "audit:read",
  input: z.object({
    q: searchBox.optional(),
    person: z.string().max(100).optional(),
    ...subjectFilter,
    ...dayRange,
    sort: auditSort.optional(),
  }),
  output: z.any(),
  errors: ["audit.too_many_people"],
  limit: { points: 10, seconds: 60 },
});
