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

/**
 * Closes a claim with its outcome. `written_off` books what the upstream charged as a loss, by an adjustment of the agent account. Above
 * the limit the adjustment waits for a second person; when that person refuses, the claim is open again. Audited. Closing a closed
 * claim with the same outcome changes nothing.
 * @throws AppError reauth.required (403) for written_off; orders.claim_closed (409) when it was closed with another outcome;
 *   orders.claim_written_off (409) when another claim of the item is booked as that loss.
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
    // What was charged beyond the assumed cost has been booked to cost variance already.
    const booked = claim.kind === "cost_difference";
    const lostFen = input.outcome === "written_off" && !booked ? await chargedFen(tx, claim) : 0n;
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

const UNCHARGED: ReadonlySet<string> = new Set(["rejected", "ours", "unreached"]);

/** What the upstream charged for the item's last attempt, as far as is known. One charge is written off once. */
async function chargedFen(tx: Tx, { id, itemId }: Pick<Claim, "id" | "itemId">): Promise<Fen> {
  // Locks the item, so that two of its claims are closed one after the other.
  await tx.$queryRaw`SELECT 1 AS locked FROM order_items WHERE id = ${itemId}::uuid FOR NO KEY UPDATE`;
  const lost = await tx.claim.count({ where: { itemId, id: { not: id }, outcome: "written_off" } });
  if (lost > 0) throw conflict("orders.claim_written_off");
  const attempt = await tx.attempt.findFirst({ where: { itemId }, orderBy: { otimeMs: "desc" } });
  // A late answer may have said that nothing was bought.
  if (!attempt || UNCHARGED.has(attempt.outcome ?? "")) return 0n;
  return attempt.expectedChargeFen;
}
