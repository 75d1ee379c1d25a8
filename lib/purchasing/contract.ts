import { z } from "zod";
import { contract, nothing } from "@/lib/http/contract";
import { actionIds } from "@/lib/product-lines/action-id";

export const itemStates = ["placed", "buying", "waiting", "unsure", "accepted", "done", "refunded"] as const;
export const itemState = z.enum(itemStates);
export type ItemState = z.output<typeof itemState>;

export const itemAction = z.enum(actionIds);

/** Why an item is where it is: a sentence stands under orders.reason.<code> in messages, filled with params. */
export const reason = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) });
export type Reason = z.output<typeof reason>;

const callback = {
  path: "/api/v1/callbacks/{token}",
  access: "anyone",
  input: z.object({ token: z.string().min(40).max(400) }),
  output: nothing,
  // The upstream tells of every product once, from one address.
  limit: { points: 120, seconds: 60 },
} as const;

/** The manual doesn't say by which method it calls; its example looks like an address that is opened. */
export const handleCallbackContract = contract({
  ...callback,
  method: "GET",
  summary: "The upstream tells that something slow has ended: a hint to look, nothing in it is believed.",
});

export const handleCallbackPostContract = contract({
  ...callback,
  method: "POST",
  summary: "The same, should the upstream post it; the body is not read.",
  bodyIgnored: true,
});
