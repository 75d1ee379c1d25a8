import "server-only";
import { AppError, conflict, invalid } from "@/lib/core/errors";
import { DAY_MS } from "@/lib/core/time";
import type { Tx } from "@/lib/db/client";
import type { OrderItem } from "@/lib/db/generated/client";
import { CLOCK_MS } from "@/lib/product-lines/actions/find-purchase";
import type { AttemptEvidence, ProductAction } from "@/lib/product-lines/product-action";
import type { Reading } from "@/lib/product-lines/reading";
import { actionOf } from "@/lib/product-lines/registry";
import type { AdvanceContext } from "@/lib/purchasing/advance-context";
import { configOf, isExclusive } from "@/lib/purchasing/item-fields";
import { readEvidence } from "@/lib/purchasing/read-evidence";

/**
 * Checks the product that staff name as what an item bought: it exists, was made after the attempt, and has the configuration that was
 * ordered. @returns the product's name, or null for an item whose name is known.
 * @throws AppError per field upstreamName: orders.product_missing, orders.product_absent, orders.product_too_old,
 *   orders.product_differs, and, as a conflict, orders.product_silent when the upstream doesn't answer.
 */
export async function checkNamedProduct(
  context: Pick<AdvanceContext, "db" | "upstream">,
  item: OrderItem,
  typed: string | undefined,
): Promise<string | null> {
  if (!isExclusive(item) || item.name !== null) return null;
  const name = typed?.trim();
  const fail = (code: string) => invalid({ upstreamName: { code, params: { name: name ?? "" } } });
  if (!name) throw fail("orders.product_missing");
  const action = actionOf(item);
  const reading = await action.read(context.upstream.call, name, name);
  if (reading.state === "unclear") {
    // Beside the name, which may be mistyped; and still a conflict, since the same name may be accepted later.
    const silent = { code: "orders.product_silent", params: { name } };
    throw new AppError(silent.code, 409, { ...silent, fields: { upstreamName: silent } });
  }
  if (reading.state !== "working" && reading.state !== "pending") throw fail("orders.product_absent");
  const evidence = await readEvidence(context.db, item);
  if (!evidence || isOlder(reading, evidence, action.purchaseDate)) throw fail("orders.product_too_old");
  if (action.fits && !action.fits(reading, configOf(item.config))) throw fail("orders.product_differs");
  return reading.name ?? name;
}

/** Whether the product was there before the attempt, as far as the upstream shows when it was bought. */
function isOlder(
  { registeredAt }: Reading,
  { attemptAt }: AttemptEvidence,
  shown: ProductAction["purchaseDate"],
): boolean {
  if (shown === "never") return false;
  if (!registeredAt) return true;
  const latestMs = registeredAt.getTime() + (shown === "day" ? DAY_MS : 0);
  return latestMs < attemptAt.getTime() - CLOCK_MS;
}

/**
 * Makes sure that the product belongs to no service and no other item, whatever the case of its letters, and that no purchase is under
 * way whose answer may name it. Concurrent decisions about one product run one after another.
 * @throws AppError orders.product_bound (422), services.import_unsettled (409).
 */
export async function requireUnbound(tx: Tx, { id, productLine, action }: OrderItem, product: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(lower(${`${productLine} ${product}`})))`;
  const name = { equals: product, mode: "insensitive" } as const;
  const nameless = { productLine, name: null, action, state: "buying" as const };
  if ((await tx.orderItem.count({ where: nameless })) > 0) throw conflict("services.import_unsettled");
  const [services, items] = await Promise.all([
    tx.service.count({ where: { productLine, name, endedAt: null } }),
    tx.orderItem.count({ where: { productLine, name, id: { not: id }, state: { not: "refunded" } } }),
  ]);
  if (services + items > 0)
    throw invalid({ upstreamName: { code: "orders.product_bound", params: { name: product } } });
}
