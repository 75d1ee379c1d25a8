import "server-only";
import type { PurchaseContext } from "@/lib/cndns/client";
import type { Outcome } from "@/lib/cndns/outcome";
import { assert } from "@/lib/core/errors";
import type { OrderItem } from "@/lib/db/generated/client";
import type { Call } from "@/lib/product-lines/reading";
import { productLineOf } from "@/lib/product-lines/registry";
import type { Before } from "./check-before-buying";
import { transferOf } from "./item-reading";
import { configOf, nameOf, secretOf, upgradeOf } from "./item-subject";

/**
 * The one purchase call that an item is.
 * @param call sends it, or answers with what was stored when it was sent (hear-stored-answer.ts).
 * @param before how the product stood, for a renewal and an upgrade.
 */
export async function callPurchase(
  call: Call,
  item: OrderItem,
  before: Pick<Before, "expiresAt" | "config"> | null,
  registrantUpstreamId: string | null,
  context: PurchaseContext,
): Promise<Outcome<unknown>> {
  const line = productLineOf(item.line);
  const { displayName, years, months } = item;
  const config = configOf(item.config);
  if (item.action === "renew") {
    assert(before?.expiresAt, `renewal ${item.id} without the expiry before`);
    const renewal = { name: nameOf(item), displayName, years, months, config };
    return line.renew(call, { ...renewal, expiresAtBefore: before.expiresAt }, context);
  }
  if (item.action === "upgrade") {
    assert(before?.config && line.upgrade, `upgrade ${item.id} without the configuration before`);
    return line.upgrade(call, upgradeOf(item, before.config, before.expiresAt), context);
  }
  const purchase = {
    name: item.name ?? "",
    displayName,
    years,
    months,
    config,
    registrantUpstreamId,
    secret: secretOf(item),
  };
  const buy = item.action === "transfer" ? transferOf(item).buy : line.buy;
  return buy(call, purchase, context);
}
