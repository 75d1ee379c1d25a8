import "server-only";
import { assert } from "@/lib/core/errors";
import type { OrderItem } from "@/lib/db/generated/client";
import type { Config } from "@/lib/product-lines/form";
import { actionOf } from "@/lib/product-lines/registry";

/** The product's name: chosen by the customer, or the upstream's own once it is known. */
export function nameOf(item: OrderItem): string {
  assert(item.name !== null, `item ${item.id} has no name`);
  return item.name;
}

/** The configuration that was ordered, typed: the column is JSON. */
export function configOf(config: unknown): Config {
  return typeof config === "object" && config !== null ? (config as Config) : {};
}

/**
 * Whether the item needs the in-flight lock for itself: the upstream makes the product's name, so a lost answer can't be looked for
 * by reads. No other purchase is under way meanwhile, and after a lost answer staff say what was bought.
 */
export function isExclusive(item: Pick<OrderItem, "productLine" | "action">): boolean {
  return !actionOf(item).findable;
}
