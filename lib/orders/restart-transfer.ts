import "server-only";
import type { z } from "zod";
import type { CustomerActor } from "@/lib/core/actor";
import { conflict, invalid } from "@/lib/core/errors";
import { seal } from "@/lib/core/secret";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { itemSecretPlace } from "@/lib/purchasing/item-secrets";
import { upstream } from "@/lib/upstream/client";
import { actOnTransfer } from "./act-on-transfer";
import type { OrderView, restartTransferContract } from "./contract";
import { getOrder } from "./get-order";

/**
 * Restarts a transfer with another code, after the losing registrar refused the first one. The code is stored, sealed, before it is
 * sent. Costs nothing more. Safe to repeat: the upstream takes a code only while it waits for one.
 * Manual: 二、域名, 2.j.
 * @throws AppError not_found; input.invalid beside transferCode (422); orders.transfer_no_restart, orders.restart_refused_…,
 *   orders.moved_on, orders.busy (409); upstream.unreachable, orders.transfer_unclear (503).
 */
export async function restartTransfer(
  actor: CustomerActor,
  { id, transferCode }: z.output<typeof restartTransferContract.input>,
): Promise<OrderView> {
  // A comma would end the parameter, and this endpoint offers no encoding for it.
  if (transferCode.includes(",")) throw invalid({ transferCode: "orders.transfer_code_comma" });
  const { item, refused } = await actOnTransfer(
    actor,
    id,
    "restart-transfer",
    async ({ item: held, token }, { wantsCode, restart }) => {
      if (held.reasonCode !== wantsCode) throw conflict("orders.transfer_no_restart", { name: held.displayName });
      const secretEnc = seal(env().keyRing, transferCode, itemSecretPlace(id));
      await db.orderItem.updateMany({ where: { id, leaseToken: token, state: "accepted" }, data: { secretEnc } });
      return restart(upstream().call, held.displayName, transferCode);
    },
  );
  if (refused === "transfer_code_wrong") throw invalid({ transferCode: "orders.transfer_code_wrong" });
  if (refused) throw conflict(`orders.restart_refused_${refused}`, { name: item.displayName });
  return getOrder(actor, { id: item.orderId });
}
