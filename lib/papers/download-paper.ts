import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { findPaper } from "./find-paper";
import { paperResponse } from "./paper-response";

/** One of the customer's papers as PDF. @throws AppError not_found, also for another customer's. */
export async function downloadPaper(actor: CustomerActor, { id }: { id: string }): Promise<Response> {
  return paperResponse(await findPaper(actor, id));
}
