import "server-only";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { findOrder } from "@/lib/orders/find-order";
import type { PaperRow } from "./contract";
import { viewRow } from "./view-paper";

/**
 * An order's papers, the receipt first, and whether more are due: of an order from before there were papers, or because the worker has
 * not come to it. @throws AppError not_found, also for another customer's order.
 */
export async function listOrderPapers(
  actor: CustomerActor | StaffActor,
  { id }: { id: string },
): Promise<{ rows: PaperRow[]; due: boolean }> {
  const order = await findOrder(actor, id);
  const papers = await db.paper.findMany({ where: { orderId: id }, orderBy: [{ issuedAt: "asc" }, { id: "asc" }] });
  const refundCount = order.items.reduce((sum, { refunds }) => sum + refunds.length, 0);
  const earned = order.items.some(({ state, priceFen }) => state === "done" && priceFen > 0n);
  const due = order.state !== "open" && earned && papers.length < 1 + refundCount;
  return { rows: papers.map(viewRow), due };
}
