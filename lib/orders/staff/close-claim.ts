import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import { requireReauth } from "@/lib/auth/require-reauth";
import type { StaffActor } from "@/lib/core/actor";
import { conflict, forbidden, notFound } from "@/lib/core/errors";
import type { Fen } from "@/lib/core/money";
import { db, type Tx } from "@/lib/db/client";
import type { Claim } from "@/lib/db/generated/client";
import { askAdjustment } from "@/lib/payments/adjustments/request-adjustment";
import { writeOffKey } from "@/lib/payments/reopen-claim";
import type { closeClaimContract } from "../admin-contract";
import { lossOfClaim } from "./view-claims";

/**
 * Closes a claim with its outcome. `written_off` books what the upstream charged as a loss, by an adjustment of the agent account. Above
 * the limit the adjustment waits for a second person; when that person refuses, the claim is open again. Audited. Closing a closed
 * claim with the same outcome changes nothing.
 * @throws AppError reauth.required (403) for written_off; orders.claim_closed (409) when it was closed with another outcome;
 *   orders.claim_written_off (409) when another claim of the item is booked as that loss; orders.claim_nothing_lost (409) when there is
 *   no charge to write off.
 */
export async function closeClaim(
  actor: StaffActor,
  input: z.output<typeof closeClaimContract.input>,
): Promise<z.output<typeof closeClaimContract.output>> {
  if (actor.kind !== "staff" || actor.role === "support") throw forbidden();
  if (input.outcome === "written_off") requireReauth(actor);
  const now = new Date();
  return db.$transaction(async (tx) => {
    const { count } = await tx.claim.updateMany({
      where: { id: input.id, closedAt: null },
      data: { closedAt: now, closedBy: actor.userId, outcome: input.outcome, resolution: input.resolution },
    });
    const claim = await tx.claim.findUnique({
      where: { id: input.id },
      include: { item: { select: { customerId: true, displayName: true } } },
    });
    if (!claim) throw notFound("claim");
    if (count === 0) {
      if (claim.outcome !== input.outcome) throw conflict("orders.claim_closed");
      return { id: claim.id, closedAt: claim.closedAt ?? now };
    }
    const lostFen = input.outcome === "written_off" ? await lossToPost(tx, claim) : 0n;
    if (lostFen > 0n) {
      const reason = `${claim.item.displayName}: ${input.resolution}`.slice(0, 300);
      const before = await tx.adjustment.count({ where: { requestKey: { startsWith: writeOffKey(claim.id, 1) } } });
      const key = writeOffKey(claim.id, before + 1);
      await askAdjustment(tx, actor, { customerId: null, amountFen: -lostFen, reason }, key);
    }
    await recordEvent(tx, actor, {
      action: "orders.close-claim",
      subject: { kind: "claim", id: claim.id },
      customerId: claim.item.customerId,
      before: { kind: claim.kind, evidence: claim.evidence ?? {} },
      after: { outcome: input.outcome, resolution: input.resolution, lostFen: lostFen.toString() },
    });
    return { id: claim.id, closedAt: now };
  });
}

async function lossToPost(tx: Tx, claim: Pick<Claim, "id" | "itemId" | "kind">): Promise<Fen> {
  const { id, itemId } = claim;
  // Locks the item, so that two of its claims are closed one after the other.
  await tx.$queryRaw`SELECT 1 AS locked FROM order_items WHERE id = ${itemId}::uuid FOR NO KEY UPDATE`;
  const claims = await tx.claim.findMany({ where: { itemId }, select: { id: true, outcome: true } });
  if (claims.some((other) => other.id !== id && other.outcome === "written_off")) {
    throw conflict("orders.claim_written_off");
  }
  const attempts = await tx.attempt.findMany({ where: { itemId }, orderBy: { otimeMs: "asc" } });
  const lostFen = lossOfClaim(claim, claims, attempts);
  if (lostFen === 0n) throw conflict("orders.claim_nothing_lost");
  return lostFen;
}
