import "server-only";
import type { Actor } from "@/lib/core/actor";
import { listenFor } from "@/lib/db/listen";
import type { OrderView } from "./contract";
import { findOrder } from "./find-order";
import { viewOrder } from "./view-order";

/** How often the order is read without a notification: one may be lost. */
const READ_EVERY_MS = 5_000;

/**
 * Yields the order as it is, and again after every change, until it is final or `signal` aborts.
 * @throws AppError not_found, also for another customer's order.
 */
export async function* watchOrder(
  actor: Actor,
  { id }: { id: string },
  signal: AbortSignal,
): AsyncGenerator<OrderView, void, void> {
  let wake: () => void = () => undefined;
  let changed = false;
  const stop = await listenFor("order_changed", id, () => {
    changed = true;
    wake();
  });
  const leave = () => wake();
  signal.addEventListener("abort", leave);
  try {
    let last = "";
    while (!signal.aborted) {
      changed = false;
      const order = await findOrder(actor, id);
      const now = order.items.map((item) => `${item.state}:${item.reasonCode}:${item.needsStaff}`).join();
      if (now !== last) yield viewOrder(order);
      last = now;
      if (order.state !== "open") return;
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (changed || signal.aborted) resolve();
        else setTimeout(resolve, READ_EVERY_MS).unref();
      });
    }
  } finally {
    signal.removeEventListener("abort", leave);
    stop();
  }
}
