import type { ItemState } from "./generated/client";

/**
 * States of an order item that is not final yet. Queries list them, because an index finds these few and not "neither done nor
 * refunded".
 */
export const OPEN_ITEM_STATES: ItemState[] = ["placed", "buying", "waiting", "unsure", "accepted"];
