import type { ItemStatus as Glyph } from "@/components/ui/status";
import type { OrderState } from "@/lib/orders/contract";
import type { ItemState } from "@/lib/purchasing/contract";

/** The glyph of an item's state; a refunded item is shown as refused. */
export function itemGlyph(state: ItemState): Glyph {
  return state === "refunded" ? "refused" : state;
}

/** The glyph of a whole order. */
export function orderGlyph(state: OrderState): Glyph {
  const glyphs = { open: "accepted", done: "done", refused: "refused", mixed: "mixed" } as const;
  return glyphs[state];
}
