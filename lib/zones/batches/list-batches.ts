import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { writeCursor } from "@/lib/core/moment-cursor";
import { afterCursor } from "@/lib/db/after-cursor";
import { db } from "@/lib/db/client";
import type { BatchRow } from "../batch-contract";
import { viewBatches } from "./view-batch";

/** A page of the customer's batches, newest first. */
export async function listBatches(
  actor: CustomerActor,
  { after, take }: { after?: string | undefined; take: number },
): Promise<{ rows: BatchRow[]; next: string | null }> {
  const found = await db.zoneBatch.findMany({
    where: { customerId: actor.userId, ...afterCursor("at", "desc", after) },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: take + 1,
  });
  const page = found.slice(0, take);
  const last = page.at(-1);
  return { rows: await viewBatches(page), next: found.length > take && last ? writeCursor(last) : null };
}
