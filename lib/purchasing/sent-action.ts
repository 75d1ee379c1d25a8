import "server-only";
import type { OrderItem } from "@/lib/db/generated/client";
import type { Before, SentAction } from "@/lib/product-lines/product-action";
import { configOf } from "./item-fields";
import { secretOf } from "./item-secrets";

/** What is sent to the upstream for an item. Opens the item's secret. */
export function sentActionOf(item: OrderItem, before: Before | null, registrantUpstreamId: string | null): SentAction {
  const { displayName, years, months } = item;
  const secret = item.secretEnc ? secretOf(item) : null;
  const config = configOf(item.config);
  return { name: item.name ?? "", displayName, years, months, config, before, registrantUpstreamId, secret };
}
