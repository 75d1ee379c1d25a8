import "server-only";
import { log } from "@/lib/core/log";
import type { Db } from "@/lib/db/client";
import { withCallSubject } from "@/lib/upstream/call-subject";
import { upstream as processUpstream, type Upstream } from "@/lib/upstream/client";
import { type AdvanceContext, readBuyingRules } from "./advance-context";
import { buyItem } from "./buy-item";
import { confirmItem } from "./confirm-item";
import { failpoint } from "./failpoint";
import { type Lease, LeaseLost, takeLease } from "./lease";
import { recoverInterruptedItem } from "./recover-interrupted-item";
import { resolveUnknownItem } from "./resolve-unknown-item";

/** An item counts as due this much early: the wake-up's time may come from a machine whose clock is ahead. */
const EARLY_MS = 1_000;

/**
 * Takes one step with one item, if it is due and no other process holds its lease: buys an item that was placed or waits, reads
 * about one that was accepted or is unsure, and recovers one whose worker was interrupted while buying. Safe to call at any time,
 * any number of times, from any number of processes.
 * @returns what it did, for tests and logs.
 */
export async function advanceItem(
  db: Db,
  itemId: string,
  options: { upstream?: Pick<Upstream, "call" | "account">; now?: Date; early?: boolean } = {},
): Promise<"advanced" | "not_due" | "busy" | "lost"> {
  const now = options.now ?? new Date();
  const begunMs = performance.now();
  const lease = await takeLease(db, itemId);
  if (!lease) return "busy";
  failpoint("lease-taken");
  const { item } = lease;
  let moved = false;
  try {
    if (!options.early && item.dueAt && item.dueAt.getTime() > now.getTime() + EARLY_MS) return "not_due";
    const context: AdvanceContext = {
      db,
      upstream: options.upstream ?? processUpstream(),
      rules: await readBuyingRules(),
      now,
      begunMs,
      actor: { kind: "system", job: "advance-item" },
    };
    await withCallSubject({ itemId, customerId: item.customerId }, () => step(context, lease));
    moved = true;
    return "advanced";
  } catch (error) {
    if (!(error instanceof LeaseLost)) throw error;
    log.warn({ itemId }, "another process took the item over");
    return "lost";
  } finally {
    // Every step ends with a move, and the move has ended the lease in the database.
    if (moved) lease.ended();
    else await lease.release();
  }
}

async function step(context: AdvanceContext, lease: Lease): Promise<void> {
  switch (lease.item.state) {
    case "placed":
    case "waiting":
      return buyItem(context, lease);
    case "buying":
      return recoverInterruptedItem(context, lease);
    case "accepted":
      return confirmItem(context, lease);
    case "unsure":
      return resolveUnknownItem(context, lease);
    case "done":
    case "refunded":
      return;
  }
}
