import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { enqueue } from "@/lib/db/enqueue";
import { reconcileBillJob } from "@/lib/db/queued-jobs";
import type { BillView } from "../bill-contract";
import { readBill } from "./list-bills";

/** Has the worker read a bill again at once, also an old one, and hold it against the payments. Safe to repeat. @throws AppError not_found. */
export async function askBill(_actor: StaffActor, { id }: { id: string }): Promise<BillView> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.gatewayBill.updateMany({ where: { id }, data: { nextFetchAt: new Date() } });
    if (count === 0) throw notFound("bill");
    await enqueue(tx, reconcileBillJob, id);
  });
  return readBill(id);
}
