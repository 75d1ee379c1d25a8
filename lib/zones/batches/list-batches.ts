import "server-only";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { afterCursor } from "@/lib/db/after-cursor";
import { db } from "@/lib/db/client";
import { momentPage } from "@/lib/db/moment-page";
import type { BatchRow } from "../batch-contract";
import { batchesOf } from "./batch-owner";
import { viewBatches } from "./view-batch";

/** A page of the customer's batches, or of the staff's, newest first. */
export async function listBatches(
  actor: CustomerActor | StaffActor,
  { after, take }: { after?: string | undefined; take: number },
): Promise<{ rows: BatchRow[]; next: string | null }> {
  const found = await db.zoneBatch.findMany({
    where: { ...batchesOf(actor), ...afterCursor("at", "desc", after) },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: take + 1,
  });
  const { page, next } = momentPage(found, take, ({ at }) => at);
  return { rows: await viewBatches(page), next };
}
