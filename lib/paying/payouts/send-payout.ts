import "server-only";
import { takeLock } from "@/lib/approvals/take-lock";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import { db, type Tx } from "@/lib/db/client";
import { postBankPayoutSent } from "@/lib/ledger/post-bank-payout";
import { failpoint } from "@/lib/purchasing/failpoint";
import type { AdminPayoutRow } from "../payout-contract";
import { adminPayoutRowOf } from "./list-all-payouts";
import { lockPayout } from "./lock-payout";
import { mailPayout } from "./mail-payout";

/**
 * Records that a person has made the transfer of an approved payout, under the bank's serial number, which is used once. Audited, with a
 * mail. Safe to repeat with the same number.
 * @throws AppError not_found; payouts.not_approved, payouts.serial_reused (409).
 */
export async function sendPayout(
  actor: StaffActor,
  { id, bankSerial }: { id: string; bankSerial: string },
): Promise<AdminPayoutRow> {
  const at = new Date();
  const answer = await db.$transaction(async (tx) => {
    const row = await lockPayout(tx, id);
    if (row.state === "sent" && row.bankSerial === bankSerial) return adminPayoutRowOf(tx, actor, row);
    if (row.state !== "approved") throw conflict("payouts.not_approved");
    await requireNewSerial(tx, bankSerial);
    const data = { state: "sent", bankSerial, sentBy: actor.userId, sentAt: at } as const;
    const sent = await tx.payout.update({ where: { id }, data });
    const { customerId, amountFen } = row;
    const memo = `${row.number} ${bankSerial}`;
    await postBankPayoutSent(tx, { payoutId: id, customerId, amountFen, at, memo, actorId: actor.userId });
    await recordEvent(tx, actor, {
      action: "payouts.send",
      subject: { kind: "payout", id },
      customerId,
      after: { amountFen: amountFen.toString(), bankSerial },
    });
    await mailPayout(tx, sent);
    failpoint("payout-sent");
    return adminPayoutRowOf(tx, actor, sent);
  });
  failpoint("payout-send-committed");
  return answer;
}

/** The bank gives each transfer a number of its own, those that come in and those that go out. */
async function requireNewSerial(tx: Tx, bankSerial: string): Promise<void> {
  await takeLock(tx, `bank-serial:${bankSerial}`);
  const other = await tx.payout.findUnique({ where: { bankSerial }, select: { number: true } });
  const topUp = await tx.topUp.findUnique({ where: { bankSerial }, select: { reference: true } });
  const number = other?.number ?? topUp?.reference;
  if (number) throw conflict("payouts.serial_reused", { number });
}
