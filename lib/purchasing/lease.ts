import "server-only";
import { assert } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { camelRow } from "@/lib/db/camel-row";
import type { Db } from "@/lib/db/client";
import type { OrderItem } from "@/lib/db/generated/client";

/** Short, and renewed while its holder lives: a crash is noticed within it. */
const LEASE_SECONDS = 30;
const BEAT_MS = 10_000;

/** The right to move one item. Whoever has lost it gets LeaseLost from every write. */
export interface Lease {
  item: OrderItem;
  token: string;
  /** True when the heartbeat found the lease taken by another, or could not renew it in time. */
  isLost(): boolean;
  /** The last move ended it in the database: only its heartbeat is left to stop. */
  ended(): void;
  release(): Promise<void>;
}

export class LeaseLost extends Error {
  constructor(itemId: string) {
    super(`the lease of item ${itemId} is somebody else's`);
    this.name = "LeaseLost";
  }
}

/**
 * Takes the item for this process, unless it is final or another holds it. Lease times are Postgres' own clock, the one
 * clock that all processes share.
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
