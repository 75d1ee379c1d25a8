import "server-only";
import type { z } from "zod";
import type { CustomerActor } from "@/lib/core/actor";
import { AppError, conflict, invalid, unreachable } from "@/lib/core/errors";
import { seal } from "@/lib/core/secret";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { upstream } from "@/lib/upstream/client";
import type { OrderView, restartTransferContract } from "./contract";
import { getOrder } from "./get-order";
import { transferOf } from "./item-reading";
import { itemSecretPlace } from "./item-subject";
import { doTransferDeed } from "./transfer-deed";

/**
 * Begins a transfer again with another code, after the losing registrar found the first one wrong. The code is kept sealed
 * before it is sent. Costs nothing more; repeating is safe: the upstream takes a code only while it waits for one.
 * Manual: 二、域名, 2.j.
 * @throws AppError not_found; input.invalid beside transferCode (422); orders.transfer_no_restart, orders.restart_refused_…,
 *   orders.moved_on, orders.busy (409); upstream.unreachable, orders.transfer_unclear (503).
 */
export async function restartTransfer(
  actor: CustomerActor,
  { id, transferCode }: z.output<typeof restartTransferContract.input>,
): Promise<OrderView> {
  // This endpoint has no other way for a comma, which would end the parameter.
  if (transferCode.includes(",")) throw invalid({ transferCode: "orders.transfer_code_comma" });
  const { item, outcome } = await doTransferDeed(actor, id, "restart-transfer", async ({ item: held, token }) => {
    const { wantsCode, restart } = transferOf(held);
    if (held.reasonCode !== wantsCode) throw conflict("orders.transfer_no_restart", { name: held.displayName });
    const secretEnc = seal(env().keyRing, transferCode, itemSecretPlace(id));
    await db.orderItem.updateMany({ where: { id, leaseToken: token, state: "accepted" }, data: { secretEnc } });
    return restart(upstream().call, held.displayName, transferCode);
  });
  const params = { name: item.displayName };
  switch (outcome.kind) {
    case "ok":
      return getOrder(actor, { id: item.orderId });
    case "rejected":
      if (outcome.name === "transfer_code_wrong") throw invalid({ transferCode: "orders.transfer_code_wrong" });
      throw conflict(`orders.restart_refused_${outcome.name}`, params);
    case "ours":
    case "unreached":
      throw new AppError("upstream.unreachable", 503);
    case "unknown":
      throw new AppError("orders.transfer_unclear", 503, { params });
    default:
      return unreachable(outcome);
  }
}
