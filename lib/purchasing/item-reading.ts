import "server-only";
import { assert } from "@/lib/core/errors";
import type { OrderItem } from "@/lib/db/generated/client";
import type { Transfer } from "@/lib/product-lines/line";
import type { Call, Reading } from "@/lib/product-lines/reading";
import { productLineOf } from "@/lib/product-lines/registry";
import { nameOf } from "./item-subject";

/** What the upstream shows of what an item is about: of a transfer its order, of everything else the product. */
export function readItem(call: Call, item: OrderItem): Promise<Reading> {
  const read = item.action === "transfer" ? transferOf(item).read : productLineOf(item.line).read;
  return read(call, nameOf(item), item.displayName);
}

/** How the item's line brings things over. */
export function transferOf(item: Pick<OrderItem, "line">): Transfer {
  const { transfer } = productLineOf(item.line);
  assert(transfer, `${item.line} knows no transfers`);
  return transfer;
}
