import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { findPaper } from "../find-paper";
import { paperResponse } from "../paper-response";

/** Any customer's paper as PDF. */
export async function downloadAnyPaper(actor: StaffActor, { id }: { id: string }): Promise<Response> {
  if (actor.kind !== "staff") throw forbidden();
  return paperResponse(await findPaper(actor, id));
}
