import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { monthOf } from "../month-of";
import { zipPapers } from "../zip-papers";

/** All papers of a month in one ZIP file. Audited: they hold customers' names and addresses. */
export async function downloadAllPapers(actor: StaffActor, { month }: { month: string }): Promise<Response> {
  if (actor.role === "support") throw forbidden();
  await recordEvent(db, actor, { action: "papers.download-month", after: { month } });
  return zipPapers(monthOf(month), `all-receipts-${month}.zip`);
}
