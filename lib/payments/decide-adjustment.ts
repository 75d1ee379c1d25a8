import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import { requireReauth } from "@/lib/auth/require-reauth";
import type { StaffActor } from "@/lib/core/actor";
import { conflict, forbidden, notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { adjustmentViewOf, withCustomer } from "./adjustment-view";
import type { AdjustmentView, decideAdjustmentContract } from "./admin-contract";
import { postAdjustment } from "./post-adjustment";
import { reopenClaim } from "./reopen-claim";

const STATE = { approve: "posted", reject: "rejected", withdraw: "withdrawn" } as const;

/**
 * A second person posts or rejects what somebody else asked for; the one who asked may only withdraw it. Audited; pressing
 * twice is pressing once. Not enough money in the wallet leaves it pending. A claim whose loss is not booked stands open again.
 * @throws AppError money.other_person, money.own_only (403), money.already_decided (409), money.wallet_too_low, reauth.required.
 */
export async function decideAdjustment(
  actor: StaffActor,
  { id, decision, note }: z.output<typeof decideAdjustmentContract.input>,
): Promise<AdjustmentView> {
  if (actor.role === "support") throw forbidden();
  requireReauth(actor);
  const at = new Date();
  const state = STATE[decision];
  return db.$transaction(async (tx) => {
    const asked = await tx.adjustment.findUnique({ where: { id }, select: { requestedBy: true } });
    if (!asked) throw notFound("adjustment");
    const own = asked.requestedBy === actor.userId;
    if (own && decision !== "withdraw") throw forbidden("money.other_person");
    if (!own && decision === "withdraw") throw forbidden("money.own_only");
    // The conditional update is the lock: of many deciders one finds it pending.
    const { count } = await tx.adjustment.updateMany({
      where: { id, state: "pending" },
      data: { state, decidedBy: actor.userId, decidedAt: at, decisionNote: note || null },
    });
    const row = await tx.adjustment.findUniqueOrThrow({ where: { id }, include: withCustomer });
    if (count === 0) {
      if (row.state !== state) throw conflict("money.already_decided");
      return adjustmentViewOf(tx, row);
    }
    if (state === "posted") await postAdjustment(tx, row, actor.userId, at);
    else await reopenClaim(tx, actor, row.requestKey);
    await recordEvent(tx, actor, {
      action: `payments.${decision}-adjustment`,
      subject: { kind: "adjustment", id },
      ...(row.customerId ? { customerId: row.customerId } : {}),
      before: { state: "pending" },
      after: { state, amountFen: row.amountFen.toString(), ...(note ? { note } : {}) },
    });
    return adjustmentViewOf(tx, row);
  });
}
