import { z } from "zod";
import { contract, nothing } from "@/lib/http/contract";
import { actionIds } from "@/lib/product-lines/action-id";

export const itemStates = ["placed", "buying", "waiting", "unsure", "accepted", "done", "refunded"] as const;
export const itemState = z.enum(itemStates);
export type ItemState = z.output<typeof itemState>;

export const itemAction = z.enum(actionIds);

/** Why an item is in its state: the sentence is `orders.reason.<code>` in messages, filled with params. */
export const reason = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) });
export type Reason = z.output<typeof reason>;

const callback = {
  path: "/api/v1/callbacks/{token}",
  access: "anyone",
  input: z.object({ token: z.string().min(40).max(400) }),
  output: nothing,
  // All callbacks come from one address of the upstream, one for each product that is ready.
  limit: { points: 120, seconds: 60 },
} as const;

/** The manual doesn't say which method the upstream uses; its example looks like a GET. */
export const handleCallbackContract = contract({
  ...callback,
  method: "GET",
  summary: "The provider tells that a slow operation has ended: a hint to read its result; nothing in it is believed.",
});

export const handleCallbackPostContract = contract({
  ...callback,
  method: "POST",
  summary: "The same callback, should the provider send it by POST; the body is not read.",
  bodyIgnored: true,
});
