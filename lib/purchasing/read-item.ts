import "server-only";
import type { OrderItem } from "@/lib/db/generated/client";
import type { Call, Reading } from "@/lib/product-lines/reading";
import { actionOf } from "@/lib/product-lines/registry";
import { nameOf } from "./item-fields";

/** Reads at the upstream what an item is about: the transfer order of a transfer, the product of every other action. */
export function readItem(call: Call, item: OrderItem): Promise<Reading> {
  return actionOf(item).read(call, nameOf(item), item.displayName);
}
