import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { afterCursor } from "@/lib/db/after-cursor";
import { db } from "@/lib/db/client";
import { momentPage } from "@/lib/db/moment-page";
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
  const { page, next } = momentPage(found, take, ({ requestedAt }) => requestedAt);
  return { rows: await adjustmentViewsOf(db, page), next };
}
