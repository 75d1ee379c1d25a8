import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import type { PaperView } from "./contract";
import { findPaper } from "./find-paper";
import { viewPaper } from "./view-paper";

/** One of the customer's papers. @throws AppError not_found, also for another customer's. */
export async function readPaper(actor: CustomerActor, { id }: { id: string }): Promise<PaperView> {
  return viewPaper(await findPaper(actor, id));
}
