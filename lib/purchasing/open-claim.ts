import "server-only";
import type { Db, Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";

export type ClaimKind = "bought_after_refund" | "unclear_after_refund" | "failed_upstream" | "cost_difference";

/** Something that staff settle with the upstream. One per item and kind; opening it again adds nothing. */
export async function openClaim(
  tx: Tx | Db,
  claim: { itemId: string; kind: ClaimKind; evidence: Prisma.InputJsonObject; at: Date },
): Promise<void> {
  const { itemId, kind, evidence, at } = claim;
  await tx.claim.createMany({ data: [{ itemId, kind, evidence, openedAt: at }], skipDuplicates: true });
}
