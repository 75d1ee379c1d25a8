import "server-only";
import type { Db, Tx } from "@/lib/db/client";
import type { OrderItem, Prisma } from "@/lib/db/generated/client";
import { productLineOf } from "@/lib/product-lines/registry";

/** So long the others let a purchase go first that must be alone. */
const YIELD_SECONDS = 20;

/** A purchase whose name the upstream makes: it can't be looked for, so no other may be in flight beside it. */
export function isExclusive(item: Pick<OrderItem, "line" | "action">): boolean {
  return item.action === "purchase" && !productLineOf(item.line).findable;
}

/**
 * Puts an attempt into flight, if it may fly: nothing exclusive is in flight, nor anything at all where it is exclusive itself,
 * and nobody waits to be alone. An exclusive one takes the whole range, the others their own otime. The caller holds the lock on
 * the account row; should it not, the exclusion constraint attempts_flight refuses all the same.
 * @param attempt.affordable an expression: whether the money for it is there.
 * @returns whether it flies.
 */
export async function takeInFlightLock(
  tx: Tx,
  attempt: { id: string; otimeMs: bigint; affordable: Prisma.Sql },
  item: Pick<OrderItem, "id" | "line" | "action">,
): Promise<boolean> {
  const { id, otimeMs, affordable } = attempt;
  const alone = isExclusive(item);
  const flies = await tx.$executeRaw`
    UPDATE attempts SET flight = CASE WHEN ${alone} THEN int8range(NULL, NULL)
                                      ELSE int8range(${otimeMs}::bigint, ${otimeMs}::bigint, '[]') END
     WHERE id = ${id}::uuid AND ${affordable}
       AND NOT EXISTS (SELECT FROM attempts WHERE flight IS NOT NULL AND (${alone} OR lower_inf(flight)))
       AND NOT EXISTS (SELECT FROM upstream_accounts WHERE exclusive_until > clock_timestamp()
                          AND exclusive_item_id IS DISTINCT FROM ${item.id}::uuid)`;
  if (flies === 1 && alone)
    await tx.$executeRaw`UPDATE upstream_accounts SET exclusive_item_id = NULL, exclusive_until = NULL WHERE id = 1`;
  return flies === 1;
}

/** Asks the others to let this item go first once nothing is in flight, so that a busy shop can't keep it waiting for ever. */
export async function askForExclusion(db: Db, itemId: string): Promise<void> {
  await db.$executeRaw`
    UPDATE upstream_accounts SET exclusive_item_id = ${itemId}::uuid,
           exclusive_until = clock_timestamp() + make_interval(secs => ${YIELD_SECONDS})
     WHERE id = 1 AND (exclusive_until IS NULL OR exclusive_until < clock_timestamp() OR exclusive_item_id = ${itemId}::uuid)`;
}
