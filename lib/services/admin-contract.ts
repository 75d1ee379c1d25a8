import { z } from "zod";
import { searchBox } from "@/lib/core/search-box";
import { sortOf } from "@/lib/core/sort";
import { contract, instant, pageInput } from "@/lib/http/contract";
import { lineIds } from "@/lib/product-lines/pages";
import { serviceRow } from "./contract";

export const adminServiceSort = sortOf("expires", "name", "added");
export const serviceStates = z.enum(["opening", "active", "suspended", "expired", "failed", "ended"]);
/** Expiring within so many days from now. */
export const withinDays = z.coerce
  .number()
  .int()
  .refine((days) => [7, 30, 60, 90].includes(days), "services.within");

/** Without a state: all that have not ended. "expired": also active ones whose expiry has passed. */
export const serviceFilter = {
  /** Part of a name, or of the customer's address. */
  q: searchBox.optional(),
  productLine: z.enum(lineIds).optional(),
  state: serviceStates.optional(),
  within: withinDays.optional(),
  customerId: z.uuid().optional(),
};

export const adminServiceRow = serviceRow.extend({
  customer: z.object({ id: z.uuid(), name: z.string(), email: z.string() }),
  addedAt: instant,
});
export type AdminServiceRow = z.output<typeof adminServiceRow>;

export const listAllServicesContract = contract({
  method: "GET",
  path: "/api/v1/admin/services",
  summary:
    "Services of all customers and product lines: by name or customer, state, expiry; keyset pages, by expiry unless sorted otherwise.",
  access: "staff",
  staffToken: "services:read",
  input: z.object({ ...pageInput, ...serviceFilter, sort: adminServiceSort.default("expires") }),
  output: z.object({ rows: z.array(adminServiceRow), next: z.string().nullable() }),
});

export const exportServicesContract = contract({
  method: "GET",
  path: "/api/v1/admin/services/csv",
  summary: "All services that a search finds, as CSV (UTF-8 with a byte-order mark, for spreadsheets). Audited.",
  access: ["finance", "admin"],
  staffToken: "services:read",
  input: z.object({ ...serviceFilter, sort: adminServiceSort.default("expires") }),
  output: z.any(),
  limit: { points: 10, seconds: 60 },
});

const importInput = {
  productLine: z.string().regex(/^[a-z]{2,20}$/),
  /** The product's name at the upstream. */
  name: z.string().trim().min(1, "input.required").max(253),
  /** The address of the customer who gets it. */
  customer: z.string().trim().min(3, "input.required").max(254),
  /** The configuration that the upstream doesn't show, by field of the product line's form. */
  config: z.record(z.string().max(40), z.union([z.string().max(200), z.number(), z.boolean()])).default({}),
};

export const previewImportContract = contract({
  method: "POST",
  path: "/api/v1/admin/imports/preview",
  summary:
    "Reads a product that exists at the upstream but not here, and shows what would be imported. Stores nothing.",
  access: ["finance", "admin"],
  input: z.object(importInput),
  output: z.object({
    customer: z.object({ id: z.uuid(), name: z.string(), email: z.string() }),
    name: z.string(),
    displayName: z.string(),
    state: serviceStates,
    reason: z.string().nullable(),
    registeredAt: instant.nullable(),
    expiresAt: instant.nullable(),
    /** The configuration as far as it is known, in the reader's language. */
    summary: z.string(),
    /** Fields that the upstream doesn't show and that renewals need: to be filled in. */
    fields: z.array(z.json()),
  }),
  errors: ["services.import_taken", "services.import_absent", "services.import_unclear"],
  limit: { points: 30, seconds: 60 },
});
export type ImportPreview = z.output<typeof previewImportContract.output>;

export const importServiceContract = contract({
  method: "POST",
  path: "/api/v1/admin/imports",
  summary: "Makes a product that exists at the upstream a customer's service, as read now. Moves no money. Audited.",
  access: ["finance", "admin"],
  reauth: true,
  input: z.object(importInput),
  output: z.object({ id: z.uuid() }),
  errors: ["services.import_taken", "services.import_absent", "services.import_unclear"],
  limit: { points: 30, seconds: 60 },
});

export const listUnknownDomainsContract = contract({
  method: "GET",
  path: "/api/v1/admin/imports/domains",
  summary:
    "Domains of the agent account that are no service here, from the upstream's own list; null: it doesn't answer.",
  access: ["finance", "admin"],
  input: z.object({}),
  output: z.object({
    rows: z
      .array(z.object({ name: z.string(), registeredAt: instant.nullable(), expiresAt: instant.nullable() }))
      .nullable(),
    /** How many there are; the first 200 are listed. */
    total: z.int(),
  }),
  limit: { points: 6, seconds: 60, counted: "by all processes" },
});
