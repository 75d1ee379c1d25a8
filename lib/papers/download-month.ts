import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { monthOf } from "./month-of";
import { zipPapers } from "./zip-papers";

/** The customer's papers of a month in one ZIP file. */
export async function downloadMonth(actor: CustomerActor, { month }: { month: string }): Promise<Response> {
  return zipPapers({ customerId: actor.userId, ...monthOf(month) }, `receipts-${month}.zip`);
}
