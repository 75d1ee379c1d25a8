import type { ItemState } from "./generated/client";

/** An order item in one of these is not final yet. Few are: asked for by name they are found by an index, "neither done nor refunded" is not. */
export const OPEN_ITEM_STATES: ItemState[] = ["placed", "buying", "waiting", "unsure", "accepted"];
