import "server-only";
import { hears, listen } from "@/lib/db/listen";

/**
 * Calls back after each change of the order's items (Postgres notifies them, trigger on order_items), until the returned
 * function is called. A notification may be lost: watchers look by themselves from time to time.
 */
export async function onOrderChange(orderId: string, listener: () => void): Promise<() => void> {
  const stop = listen("order_changed", (id) => {
    if (id === orderId) listener();
  });
  await hears();
  return stop;
}
