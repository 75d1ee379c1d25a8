import "server-only";
import type { Actor } from "@/lib/core/actor";
import { listenFor } from "@/lib/db/listen";
import type { OrderView } from "./contract";
import { findOrder } from "./find-order";
import { viewOrder } from "./view-order";

/** Looks by itself so often, should a notification be lost. */
const LOOK_MS = 5_000;

/**
 * The order as it is, and again after every change, until it is final or the caller leaves.
 * @throws AppError not_found, also for somebody else's.
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
        else setTimeout(resolve, LOOK_MS).unref();
      });
    }
  } finally {
    signal.removeEventListener("abort", leave);
    stop();
  }
}
