import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { HandoverPreview, previewHandoverContract } from "./contract";
import { describeGoods, spendsByItself } from "./describe-goods";
import { findHandedOver, findNewOwner } from "./find-handover";

/**
 * What would go to the customer with this address. Changes nothing.
 * @throws AppError as findHandedOver; input.invalid with `to`; 403 for support.
 */
export async function previewHandover(
  actor: StaffActor,
  { id, to: email }: z.output<typeof previewHandoverContract.input>,
): Promise<HandoverPreview> {
  if (actor.role === "support") throw forbidden();
  return db.$transaction(async (tx) => {
    const { from, services } = await findHandedOver(tx, id);
    const to = await findNewOwner(tx, email, from.id);
    return {
      ...{ from, to },
      ...(await describeGoods(tx, services)),
      automatic: await spendsByItself(tx, services),
    };
  });
}
