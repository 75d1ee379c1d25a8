import { z } from "zod";
import { searchBox } from "@/lib/core/search-box";
import { contract, onBehalf, pageInput } from "@/lib/http/contract";
import { BATCH_MOST, batchDomain, batchRow, previewBatchContract, startBatchContract } from "./batch-contract";

const id = z.uuid();
const customer = z.object({ id, name: z.string(), email: z.string() });

/** So many domains a search of the staff's answers at most; a longer word finds the others. */
export const FOUND_MOST = 200;

export const foundDomain = z.object({ serviceId: id, domain: z.string(), displayName: z.string(), customer });
export type FoundDomain = z.output<typeof foundDomain>;

export const findBatchDomainsContract = contract({
  method: "POST",
  path: "/api/v1/admin/zone-batches/domains",
  summary:
    "Domains of all customers whose records can be changed in batches: those whose name, or whose customer's name or address, contains `q`, or those with one of these `names`. Changes nothing.",
  access: "staff",
  input: z.union([
    z.strictObject({ q: searchBox.min(1) }),
    z.strictObject({ names: z.array(z.string().max(253)).min(1).max(BATCH_MOST) }),
  ]),
  output: z.object({
    domains: z.array(foundDomain),
    /** There are more than are answered. */
    more: z.boolean(),
  }),
  limit: { points: 120, seconds: 60 },
});

export const previewStaffBatchContract = onBehalf(previewBatchContract);
export const startStaffBatchContract = onBehalf(startBatchContract, { reauth: true });

/** Who of the staff started it. */
const by = z.object({ id, name: z.string() });
export const staffBatchRow = batchRow.extend({ by });
export type StaffBatchRow = z.output<typeof staffBatchRow>;

const staffBatchDomain = batchDomain.extend({ customer });

export const readStaffBatchContract = contract({
  method: "GET",
  path: "/api/v1/admin/zone-batches/{id}",
  summary: "A batch of the staff's with what became of each of its domains, and whose they are.",
  access: "staff",
  staffToken: "services:read",
  input: z.object({ id }),
  output: staffBatchRow.extend({ domains: z.array(staffBatchDomain) }),
});
export type StaffBatchView = z.output<typeof readStaffBatchContract.output>;

export const listStaffBatchesContract = contract({
  method: "GET",
  path: "/api/v1/admin/zone-batches",
  summary: "The staff's batches, newest first.",
  access: "staff",
  staffToken: "services:read",
  input: z.object({ ...pageInput }),
  output: z.object({ rows: z.array(staffBatchRow), next: z.string().nullable() }),
});
