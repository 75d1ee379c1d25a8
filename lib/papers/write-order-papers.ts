import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { PaperRow } from "./contract";
import { listOrderPapers } from "./list-order-papers";
import { writePapers } from "./write-papers";

/** Writes what the customer's order is due now, instead of at night. @throws AppError not_found, also for another customer's order. */
export async function writeOrderPapers(actor: CustomerActor, { id }: { id: string }): Promise<{ rows: PaperRow[] }> {
  const { due } = await listOrderPapers(actor, { id });
  if (due) await writePapers(db, id);
  const { rows } = await listOrderPapers(actor, { id });
  return { rows };
}
