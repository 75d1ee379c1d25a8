import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import { upstream } from "@/lib/upstream/client";
import { actOnTransfer } from "./act-on-transfer";
import type { OrderView } from "./contract";
import { getOrder } from "./get-order";

/**
 * Asks the upstream to cancel a transfer, in one of the steps in which it allows that. The worker refunds the item once a read shows the
 * transfer as cancelled. Safe to repeat. Manual: 二、域名, 2.i.
 * @throws AppError not_found; orders.transfer_no_cancel, orders.moved_on, orders.busy (409); upstream.unreachable,
 *   orders.transfer_unclear (503).
 */
export async function cancelTransfer(actor: CustomerActor, { id }: { id: string }): Promise<OrderView> {
  const { item, refused } = await actOnTransfer(
    actor,
    id,
    "cancel-transfer",
    async ({ item: held }, { cancellable, cancel }) => {
      if (!cancellable.includes(held.reasonCode ?? "")) {
        throw conflict("orders.transfer_no_cancel", { name: held.displayName });
      }
      return cancel(upstream().call, held.displayName);
    },
  );
  if (refused) throw conflict(`orders.cancel_refused_${refused}`, { name: item.displayName });
  return getOrder(actor, { id: item.orderId });
}
