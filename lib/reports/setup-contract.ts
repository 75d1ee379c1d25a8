import { z } from "zod";
import { contract, instant, nothing } from "@/lib/http/contract";

/** What a new shop is made ready by, in the order of the list. */
export const setupSteps = [
  "name",
  "filing",
  "terms",
  "upstream",
  "balance",
  "prices",
  "costs",
  "payments",
  "mail",
  "backup",
] as const;
export type SetupStepId = (typeof setupSteps)[number];

/**
 * done: the facts say so. underway: it goes on by itself. todo: somebody must do something. A step that is not required may stay undone;
 * the list says what comes of it.
 */
export const setupStep = z.object({
  id: z.enum(setupSteps),
  state: z.enum(["done", "underway", "todo"]),
  required: z.boolean(),
  /** The sentence under setup.steps.<id> that says how it stands. */
  says: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The page where it is done; null: it is done outside the shop. */
  href: z.string().nullable(),
});
export type SetupStep = z.output<typeof setupStep>;

export const setupReport = z.object({
  /** The sandbox sells without being opened. */
  sandbox: z.boolean(),
  openedAt: instant.nullable(),
  openedBy: z.string().nullable(),
  isOpen: z.boolean(),
  steps: z.array(setupStep),
});
export type SetupReport = z.output<typeof setupReport>;

/** What must be done before the shop can be opened. */
export const missingSteps = (steps: readonly SetupStep[]) =>
  steps.filter(({ required, state }) => required && state !== "done");

export const openShopContract = contract({
  method: "POST",
  path: "/api/v1/admin/setup/open",
  summary: "Opens the shop: from then on it sells. Refused while something that must be there is missing. Audited.",
  access: ["admin"],
  reauth: true,
  input: nothing,
  output: z.object({ openedAt: instant }),
  errors: ["shop.not_ready"],
});

export const sendTestMailContract = contract({
  method: "POST",
  path: "/api/v1/admin/setup/test-mail",
  summary: "Sends the caller a mail, to find out whether mails arrive. Audited.",
  access: ["admin"],
  input: nothing,
  output: z.object({ to: z.string() }),
  errors: ["shop.no_smtp"],
  limit: { points: 5, seconds: 300 },
});
