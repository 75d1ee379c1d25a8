import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { postBankPayoutReturn } from "@/lib/ledger/post-bank-payout";
import { failpoint } from "@/lib/purchasing/failpoint";
import type { AdminPayoutRow } from "../payout-contract";
import { adminPayoutRowOf } from "./list-all-payouts";
import { lockPayout } from "./lock-payout";
import { mailPayout } from "./mail-payout";

/** The transfer of a payout has arrived. Audited, with a mail. Safe to repeat. @throws AppError not_found, payouts.not_sent (409). */
export async function finishPayout(actor: StaffActor, { id }: { id: string }): Promise<AdminPayoutRow> {
  return db.$transaction(async (tx) => {
    const row = await lockPayout(tx, id);
    if (row.state === "done") return adminPayoutRowOf(tx, actor, row);
    if (row.state !== "sent") throw conflict("payouts.not_sent");
    const done = await tx.payout.update({ where: { id }, data: { state: "done", doneAt: new Date() } });
    const { customerId } = row;
    await recordEvent(tx, actor, { action: "payouts.finish", subject: { kind: "payout", id }, customerId });
    await mailPayout(tx, done);
    failpoint("payout-done");
    return adminPayoutRowOf(tx, actor, done);
  });
}

/**
 * The transfer of a payout can't be made, or the bank sent it back, even after it seemed to have arrived: in one transaction the money is
 * back in the wallet, where it pays a debt first. Audited, with a mail that says why. Safe to repeat.
 * @throws AppError not_found, payouts.not_under_way (409).
 */
export async function bouncePayout(
  actor: StaffActor,
  { id, reason }: { id: string; reason: string },
): Promise<AdminPayoutRow> {
  const at = new Date();
  const answer = await db.$transaction(async (tx) => {
    const row = await lockPayout(tx, id);
    if (row.state === "bounced") return adminPayoutRowOf(tx, actor, row);
    const { state, customerId, amountFen, number: memo } = row;
    if (state !== "approved" && state !== "sent" && state !== "done") throw conflict("payouts.not_under_way");
    const data = { state: "bounced", note: reason, bouncedBy: actor.userId, bouncedAt: at } as const;
    const bounced = await tx.payout.update({ where: { id }, data });
    const sent = state !== "approved";
    await postBankPayoutReturn(tx, { payoutId: id, customerId, amountFen, at, memo, actorId: actor.userId, sent });
    await recordEvent(tx, actor, {
      action: "payouts.bounce",
      subject: { kind: "payout", id },
      customerId,
      before: { state },
      after: { amountFen: amountFen.toString(), reason },
    });
    await mailPayout(tx, bounced);
    failpoint("payout-bounced");
    return adminPayoutRowOf(tx, actor, bounced);
  });
  failpoint("payout-bounce-committed");
  return answer;
}
