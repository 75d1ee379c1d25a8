import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { readAnyPaperContract } from "../admin-contract";
import { findPaper } from "../find-paper";
import { viewPaper } from "../view-paper";

/** Any customer's paper, with its customer as they are called now. */
export async function readAnyPaper(
  actor: StaffActor,
  { id }: { id: string },
): Promise<z.output<typeof readAnyPaperContract.output>> {
  if (actor.kind !== "staff") throw forbidden();
  const paper = await findPaper(actor, id);
  const select = { id: true, name: true, email: true };
  const customer = await db.user.findUniqueOrThrow({ where: { id: paper.customerId }, select });
  return { ...viewPaper(paper), customer };
}
