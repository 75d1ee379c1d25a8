import { z } from "zod";
import { contract } from "@/lib/http/contract";

const id = z.uuid();
const person = z.object({ id, name: z.string(), email: z.string() });

/** The address of the customer who gets the service. */
const to = z.string().trim().min(3, "input.required").max(254);
const reason = z
  .string()
  .trim()
  .max(300)
  .refine((text) => Array.from(text).length >= 4, "money.reason_short");

/** Why a service can't be handed over now. */
export const handoverRefusals = [
  "handovers.not_open",
  "handovers.follows",
  "handovers.order_open",
  "handovers.control_open",
  "handovers.records_open",
  "services.ended",
] as const;

export const previewHandoverContract = contract({
  method: "POST",
  path: "/api/v1/admin/services/{id}/handover/preview",
  summary: "What would go to another customer's account with this service, and what would not. Changes nothing.",
  access: ["finance", "admin"],
  input: z.object({ id, to }),
  output: z.object({
    from: person,
    to: person,
    /** The service, and behind it the gifts that follow it. */
    services: z.array(z.object({ id, productLine: z.string(), displayName: z.string() })),
    /** The registrant of a domain, which stays as it is; null: none is known. */
    registrant: z.string().nullable(),
    /** It is renewed automatically now, or its points are bought automatically. */
    automatic: z.boolean(),
  }),
  errors: [...handoverRefusals],
  limit: { points: 30, seconds: 60 },
});
export type HandoverPreview = z.output<typeof previewHandoverContract.output>;

/** The handovers of a service, as staff see them on its page. */
export interface HandoversOf {
  /** It waits for a second person: to whose address it goes, and who asked. */
  waits: { to: string; by: string } | null;
  /** Its customer has asked for it: to whose address it goes, and whether the mailed link was used. */
  own: { to: string; confirmed: boolean } | null;
  /** The service that it became, in another customer's account, and the one that it was before. */
  went: { id: string; customer: string } | null;
  came: { id: string; customer: string } | null;
}

export const askHandoverContract = contract({
  method: "POST",
  path: "/api/v1/admin/services/{id}/handover",
  summary:
    "Asks a second person to agree that a service goes to another customer's account, with the gifts that follow it. Moves no money. Audited; safe to repeat.",
  access: ["finance", "admin"],
  reauth: true,
  input: z.object({ id, to, reason }),
  /** The request that waits for a second person. */
  output: z.object({ approvalId: id }),
  errors: [...handoverRefusals, "approvals.already_waiting"],
});
