import { z } from "zod";

export const itemStates = ["placed", "buying", "waiting", "unsure", "accepted", "done", "refunded"] as const;
export const itemState = z.enum(itemStates);
export type ItemState = z.output<typeof itemState>;

export const itemAction = z.enum(["purchase", "renew", "upgrade", "transfer"]);

/** Why an item is where it is: a sentence stands under orders.reason.<code> in messages, filled with params. */
export const reason = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) });
export type Reason = z.output<typeof reason>;
