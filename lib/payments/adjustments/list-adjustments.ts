import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { writeCursor } from "@/lib/core/moment-cursor";
import { afterCursor } from "@/lib/db/after-cursor";
import { db } from "@/lib/db/client";
import type { AdjustmentView, listAdjustmentsContract } from "../admin-contract";
import { adjustmentViewsOf, withCustomer } from "./adjustment-view";

/** One page of adjustments in a state: pending ones oldest first, decided ones newest first. */
export async function listAdjustments(
  _actor: StaffActor,
  { state, customerId, after, take }: z.output<typeof listAdjustmentsContract.input>,
): Promise<{ rows: AdjustmentView[]; next: string | null }> {
  const order = state === "pending" ? "asc" : "desc";
  const found = await db.adjustment.findMany({
    where: { state, ...(customerId ? { customerId } : {}), ...afterCursor("requestedAt", order, after) },
    include: withCustomer,
    orderBy: [{ requestedAt: order }, { id: order }],
    take: take + 1,
  });
  const page = found.slice(0, take);
  const last = page.at(-1);
  return {
    rows: await adjustmentViewsOf(db, page),
    next: found.length > take && last ? writeCursor({ at: last.requestedAt, id: last.id }) : null,
  };
}
