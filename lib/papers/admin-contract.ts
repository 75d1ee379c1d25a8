import { z } from "zod";
import { searchBox } from "@/lib/core/search-box";
import { contract, pageInput } from "@/lib/http/contract";
import { paperKind, paperMonth, paperRow, paperSort, readPaperContract } from "./contract";

const id = z.uuid();

export const adminPaperRow = paperRow.extend({
  customer: z.object({ id, name: z.string(), email: z.string() }),
});
export type AdminPaperRow = z.output<typeof adminPaperRow>;

const search = {
  /** Number of the paper or of its order; the customer's name or address. */
  q: searchBox.optional(),
  kind: paperKind.optional(),
  month: paperMonth.optional(),
  sort: paperSort.optional(),
};

export const listAllPapersContract = contract({
  method: "GET",
  path: "/api/v1/admin/papers",
  summary:
    "All receipts and credit notes, newest first unless sorted otherwise; `q` searches their number, their order's, and the customer's name and address.",
  access: "staff",
  staffToken: "orders:read",
  input: z.object({ ...pageInput, ...search }),
  output: z.object({ rows: z.array(adminPaperRow), next: z.string().nullable() }),
});

export const exportAllPapersContract = contract({
  method: "GET",
  path: "/api/v1/admin/papers/csv",
  summary: "All receipts and credit notes that a search finds, as CSV (UTF-8 with a byte-order mark). Audited.",
  access: ["finance", "admin"],
  staffToken: "orders:read",
  input: z.object(search),
  output: z.any(),
  limit: { points: 10, seconds: 60 },
});

export const downloadAllPapersContract = contract({
  method: "GET",
  path: "/api/v1/admin/papers/months/{month}/zip",
  summary: "All receipts and credit notes of a month (Shanghai) as PDF files in one ZIP file. Audited.",
  access: ["finance", "admin"],
  input: z.object({ month: paperMonth }),
  output: z.any(),
  errors: ["papers.none_in_month"],
  limit: { points: 2, seconds: 60 },
});

export const readAnyPaperContract = contract({
  ...readPaperContract,
  token: undefined,
  path: "/api/v1/admin/papers/{id}",
  summary: "Any customer's receipt or credit note with all that it says.",
  access: "staff",
  staffToken: "orders:read",
  output: readPaperContract.output.extend({ customer: adminPaperRow.shape.customer }),
});

export const downloadAnyPaperContract = contract({
  method: "GET",
  path: "/api/v1/admin/papers/{id}/pdf",
  summary: "Any customer's receipt or credit note as PDF.",
  access: "staff",
  staffToken: "orders:read",
  input: z.object({ id }),
  output: z.any(),
  limit: { points: 60, seconds: 60 },
});
