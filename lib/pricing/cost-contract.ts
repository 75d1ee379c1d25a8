import { z } from "zod";
import { contract, fenText, instant, nothing } from "@/lib/http/contract";

const productLine = z.string().regex(/^[a-z]{2,20}$/);
const key = z
  .string()
  .regex(/^[a-z0-9_.]{1,80}$/)
  .meta({ examples: ["cpu.2"] });

const costEntry = z.object({
  id: z.uuid(),
  /** Null: not sold any more from then on. */
  costFen: fenText.nullable(),
  validFrom: instant,
  note: z.string(),
  /** Who entered it; null: the shop's set-up. */
  by: z.string().nullable(),
});
export type CostEntry = z.output<typeof costEntry>;

const costLine = z.object({
  key,
  per: z.enum(["year", "month", "once"]),
  /** The choice of the order form that the row belongs to; rows of one choice are shown together. */
  of: z.object({ field: z.string(), value: z.string() }).nullable(),
  /** The one that holds now; null: never entered, so not for sale. */
  current: costEntry.nullable(),
  /** Those that begin later, the next one first. */
  coming: z.array(costEntry),
  /** Those that held before, the last one first. */
  past: z.array(costEntry),
  /** What one of it is sold for under the rules of now; null: not for sale, or a fixed price decides. */
  priceFen: fenText.nullable(),
});
export type CostLine = z.output<typeof costLine>;

export const listCostsContract = contract({
  method: "GET",
  path: "/api/v1/admin/catalogue/{productLine}/costs",
  summary: "The dated cost table of a line: what holds, what comes, what was, and the price that is made of it.",
  access: ["finance", "admin"],
  staffToken: "prices:read",
  input: z.object({ productLine }),
  output: z.object({ rows: z.array(costLine) }),
});

export const addCostContract = contract({
  method: "POST",
  path: "/api/v1/admin/catalogue/{productLine}/costs",
  summary:
    "Enters what a row of a line's cost table costs from a day on (in Shanghai); today's holds at once. Audited.",
  access: ["finance", "admin"],
  reauth: true,
  input: z.object({
    productLine,
    key,
    costFen: fenText.refine((fen) => fen > 0n && fen <= 100_000_000n, "pricing.cost_range").nullable(),
    from: z.iso.date("pricing.cost_day"),
    note: z.string().trim().max(200).default(""),
  }),
  output: nothing,
  errors: ["pricing.cost_past", "pricing.cost_exists"],
});

export const removeCostContract = contract({
  method: "DELETE",
  path: "/api/v1/admin/catalogue/{productLine}/costs/{id}",
  summary: "Takes back a cost that has not begun. What has begun stays: enter another one. Audited.",
  access: ["finance", "admin"],
  reauth: true,
  input: z.object({ productLine, id: z.uuid() }),
  output: nothing,
  errors: ["pricing.cost_begun"],
});
