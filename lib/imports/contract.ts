import { z } from "zod";
import { contract, fenText, instant, pageInput } from "@/lib/http/contract";

export const importKinds = ["client", "balance", "domain", "service", "year", "ticket"] as const;
export const importKind = z.enum(importKinds);
export type ImportKind = z.output<typeof importKind>;

/** Why something was not imported, or is to be looked at although it was. */
export const importReasons = [
  "bad_email",
  "duplicate_email",
  "staff_email",
  "disabled_account",
  "closed",
  "client_skipped",
  "bad_sum",
  "currency",
  "not_live",
  "bad_name",
  "duplicate_name",
  "not_upstream",
  "upstream_silent",
  "taken",
  "unsettled",
  "product_unknown",
  "to_be_filled_in",
  "not_read",
  "empty",
  "expiry_differs",
  "password_not_kept",
] as const;
export const importReason = z.enum(importReasons);
export type ImportReason = z.output<typeof importReason>;

const count = z.object({
  read: z.int(),
  /** To be imported, or imported by this run. */
  new: z.int(),
  /** Imported before, or the customer's here already. */
  here: z.int(),
  skipped: z.int(),
});

/** What an import does, or did. */
export const importReport = z.object({
  counts: z.record(importKind, count),
  /** Of the balances: what will be posted, what is not imported, and why not. */
  money: z.object({
    creditFen: fenText,
    debtFen: fenText,
    hereFen: fenText,
    skippedFen: fenText,
  }),
  /** What staff have to look at; the first thousand. */
  rows: z.array(
    z.object({
      kind: importKind,
      /** The old shop's number, and a name that people know. */
      sourceId: z.string(),
      name: z.string(),
      /** It was imported all the same. */
      imported: z.boolean(),
      reason: importReason,
      detail: z.string(),
    }),
  ),
  rowCount: z.int(),
});
export type ImportReport = z.output<typeof importReport>;

export const shopImportRow = z.object({
  id: z.uuid(),
  /** The program of the old shop, as staff call it. */
  source: z.string(),
  fileName: z.string(),
  by: z.string(),
  startedAt: instant,
  endedAt: instant.nullable(),
  /** It has not ended and has not moved for a while. */
  stopped: z.boolean(),
  stage: z.enum([...importKinds, "proposal", "invitation", "done"]),
  doneCount: z.int(),
  total: z.int(),
});
export type ShopImportRow = z.output<typeof shopImportRow>;
export type ImportStage = ShopImportRow["stage"];

export const shopImportDetail = shopImportRow.extend({ report: importReport });
export type ShopImportDetail = z.output<typeof shopImportDetail>;

export const listShopImportsContract = contract({
  method: "GET",
  path: "/api/v1/admin/shop-imports",
  summary: "Imports of customers from another shop, newest first, with how far they are.",
  access: ["finance", "admin"],
  input: z.object(pageInput),
  output: z.object({ rows: z.array(shopImportRow), next: z.string().nullable() }),
});

export const readShopImportContract = contract({
  method: "GET",
  path: "/api/v1/admin/shop-imports/{id}",
  summary: "One import of customers from another shop: its counts, its sums, and what staff have to look at.",
  access: ["finance", "admin"],
  input: z.object({ id: z.uuid() }),
  output: shopImportDetail,
});
