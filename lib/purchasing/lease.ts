import "server-only";
import { assert } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { camelRow } from "@/lib/db/camel-row";
import type { Db } from "@/lib/db/client";
import type { OrderItem } from "@/lib/db/generated/client";

/** Short, so that a crash of the holder is noticed within it; a living holder renews it. */
const LEASE_SECONDS = 30;
const BEAT_MS = 10_000;

/** The right of one worker to move one item. A worker that has lost it gets LeaseLost from every move. */
export interface Lease {
  item: OrderItem;
  token: string;
  /** True when the heartbeat found that another process has the lease, or could not renew it in time. */
  isLost(): boolean;
  /** To be called after a move that ended the lease in the database: stops the heartbeat without another statement. */
  ended(): void;
  release(): Promise<void>;
}

export class LeaseLost extends Error {
  constructor(itemId: string) {
    super(`the lease of item ${itemId} is held by another process`);
    this.name = "LeaseLost";
  }
}

/**
 * Takes the lease of an item. Its times are by PostgreSQL's clock, the only one that all processes share.
 * @returns null when the item is final or another process holds it.
 */
export async function takeLease(db: Db, itemId: string): Promise<Lease | null> {
  const [row] = await db.$queryRaw<Record<string, unknown>[]>`
    UPDATE order_items SET lease_token = gen_random_uuid(),
           lease_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})
     WHERE id = ${itemId}::uuid AND state NOT IN ('done', 'refunded')
       AND (lease_until IS NULL OR lease_until < clock_timestamp())
    RETURNING *`;
  if (!row) return null;
  const item = camelRow(row) as unknown as OrderItem;
  const token = item.leaseToken;
  assert(token !== null, `no token in the lease of item ${itemId}`);
  let lost = false;
  let renewedAt = performance.now();
  const beat = setInterval(() => {
    renew(db, itemId, token).then(
      (kept) => {
        if (kept) renewedAt = performance.now();
        else lost = true;
      },
      (error: unknown) => log.warn({ err: error, itemId }, "could not renew a lease"),
    );
  }, BEAT_MS).unref();
  return {
    item,
    token,
    isLost: () => lost || performance.now() - renewedAt > LEASE_SECONDS * 1000,
    ended: () => clearInterval(beat),
    release: async () => {
      clearInterval(beat);
      await db.$executeRaw`UPDATE order_items SET lease_token = NULL, lease_until = NULL
        WHERE id = ${itemId}::uuid AND lease_token = ${token}::uuid`;
    },
  };
}

async function renew(db: Db, itemId: string, token: string): Promise<boolean> {
  const count = await db.$executeRaw`
    UPDATE order_items SET lease_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})
     WHERE id = ${itemId}::uuid AND lease_token = ${token}::uuid`;
  return count === 1;
}
