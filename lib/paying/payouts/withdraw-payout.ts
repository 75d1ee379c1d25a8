import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { CustomerActor } from "@/lib/core/actor";
import { conflict, notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { PayoutView } from "../payout-contract";
import { mailPayout } from "./mail-payout";
import { viewPayout } from "./view-payout";

/** Calls off a payout that staff have not decided. Safe to repeat. @throws AppError not_found, payouts.decided (409). */
export async function withdrawPayout(actor: CustomerActor, { id }: { id: string }): Promise<PayoutView> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.payout.updateMany({
      where: { id, customerId: actor.userId, state: "asked" },
      data: { state: "withdrawn", decidedAt: new Date() },
    });
    const row = await tx.payout.findUnique({ where: { id, customerId: actor.userId } });
    if (!row) throw notFound("payout");
    if (row.state !== "withdrawn") throw conflict("payouts.decided");
    if (count > 0) {
      await recordEvent(tx, actor, { action: "payouts.withdraw", subject: { kind: "payout", id } });
      await mailPayout(tx, row);
    }
    return viewPayout(row);
  });
}
