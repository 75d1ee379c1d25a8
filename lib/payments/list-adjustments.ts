import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { adjustmentViewsOf, withCustomer } from "./adjustment-view";
import type { AdjustmentView, listAdjustmentsContract } from "./admin-contract";

/** One page of adjustments in a state: pending ones oldest first (they wait), decided ones newest first. */
export async function listAdjustments(
  _actor: StaffActor,
  { state, customerId, after, take }: z.output<typeof listAdjustmentsContract.input>,
): Promise<{ rows: AdjustmentView[]; next: string | null }> {
  const order = state === "pending" ? "asc" : "desc";
  const found = await db.adjustment.findMany({
    where: { state, ...(customerId ? { customerId } : {}), ...beyond(after, order) },
    include: withCustomer,
    orderBy: [{ requestedAt: order }, { id: order }],
    take: take + 1,
  });
  const page = found.slice(0, take);
  const last = page.at(-1);
  return {
    rows: await adjustmentViewsOf(db, page),
    next: found.length > take && last ? `${last.requestedAt.getTime()}_${last.id}` : null,
  };
}

/** What comes after a cursor that an earlier page gave; one that nobody gave is none. */
function beyond(after: string | undefined, order: "asc" | "desc") {
  const [at, id] = after?.split("_") ?? [];
  if (!at || !/^\d{1,15}$/.test(at) || !id || !/^[0-9a-f-]{36}$/.test(id)) return {};
  const since = new Date(Number(at));
  return order === "asc"
    ? { OR: [{ requestedAt: { gt: since } }, { requestedAt: since, id: { gt: id } }] }
    : { OR: [{ requestedAt: { lt: since } }, { requestedAt: since, id: { lt: id } }] };
}
