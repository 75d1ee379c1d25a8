import "server-only";
import { takeLock } from "@/lib/approvals/take-lock";
import { invalid } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/client";

/** Saved replies are told apart by their titles. @throws AppError input.invalid (tickets.title_taken) */
export async function requireFreeTitle(tx: Tx, title: string, except?: string): Promise<void> {
  // Two people who save the same title at once: the second waits here for the first.
  await takeLock(tx, "saved-replies");
  const taken = await tx.savedReply.findUnique({ where: { title }, select: { id: true } });
  if (taken && taken.id !== except) throw invalid({ title: "tickets.title_taken" });
}
