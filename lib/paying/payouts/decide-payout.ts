import "server-only";
import { requireOldAccount } from "@/lib/approvals/require-old-account";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import { db, type Tx } from "@/lib/db/client";
import type { Payout } from "@/lib/db/generated/client";
import { postBankPayout } from "@/lib/ledger/post-bank-payout";
import { failpoint } from "@/lib/purchasing/failpoint";
import type { AdminPayoutRow } from "../payout-contract";
import { isBeyondPayoutLimit, stillAgreedBy } from "../second-person";
import { adminPayoutRowOf } from "./list-all-payouts";
import { lockPayout } from "./lock-payout";
import { mailPayout } from "./mail-payout";
import { lockMostPayable } from "./read-most-payable";

/**
 * Approves a payout: in one transaction it is approved and the money leaves the wallet. Above the limit of what one person approves in a
 * day (a setting) the first one only agrees, and another one decides. Audited.
 * @throws AppError not_found; approvals.no_longer_first, payouts.decided, second, debt, too_much, wallet.insufficient (409);
 *   approvals.new_account (403).
 */
export async function approvePayout(
  actor: StaffActor,
  { id, asFirst }: { id: string; asFirst?: boolean | undefined },
): Promise<AdminPayoutRow> {
  const at = new Date();
  const decided = await db.$transaction(async (tx) => {
    const row = await lockPayout(tx, id);
    if (row.state !== "asked") throw conflict("payouts.decided");
    const firstBy = await stillAgreedBy(tx, row.firstBy);
    if (firstBy === null && (await isBeyondPayoutLimit(tx, actor.userId, row.amountFen, at))) {
      await requireOldAccount(tx, actor, at);
      const agreed = await tx.payout.update({ where: { id }, data: { firstBy: actor.userId } });
      await record(tx, actor, row, "payouts.agree");
      return adminPayoutRowOf(tx, actor, agreed);
    }
    if (firstBy === actor.userId) throw conflict("payouts.second");
    if (asFirst) throw conflict("approvals.no_longer_first");
    if (firstBy !== null) await requireOldAccount(tx, actor, at);
    await requirePayable(tx, row);
    const { customerId, amountFen, number: memo } = row;
    const data = { firstBy, decidedBy: actor.userId, decidedAt: at, bySecond: firstBy !== null };
    const approved = await tx.payout.update({ where: { id }, data: { state: "approved", ...data } });
    await postBankPayout(tx, { payoutId: id, customerId, amountFen, at, memo, actorId: actor.userId });
    await record(tx, actor, row, "payouts.approve");
    await mailPayout(tx, approved);
    failpoint("payout-approved");
    return adminPayoutRowOf(tx, actor, approved);
  });
  failpoint("payout-approve-committed");
  return decided;
}

/** Declines a payout; the customer is told why. @throws AppError not_found, payouts.decided (409). */
export async function declinePayout(
  actor: StaffActor,
  { id, reason }: { id: string; reason: string },
): Promise<AdminPayoutRow> {
  return db.$transaction(async (tx) => {
    const row = await lockPayout(tx, id);
    if (row.state !== "asked") throw conflict("payouts.decided");
    const decided = { decidedBy: actor.userId, decidedAt: new Date(), note: reason };
    const declined = await tx.payout.update({ where: { id }, data: { state: "declined", ...decided } });
    await record(tx, actor, row, "payouts.decline");
    await mailPayout(tx, declined);
    return adminPayoutRowOf(tx, actor, declined);
  });
}

/** The wallet may have been spent, or a debt have arisen, since the customer asked. */
async function requirePayable(tx: Tx, { customerId, amountFen }: Payout): Promise<void> {
  const { mostFen, debtFen } = await lockMostPayable(tx, customerId);
  if (debtFen > 0n) throw conflict("payouts.debt", { debtFen: debtFen.toString() });
  if (amountFen > mostFen) throw conflict("payouts.too_much", { mostFen: mostFen.toString() });
}

type Action = "payouts.agree" | "payouts.approve" | "payouts.decline";

async function record(tx: Tx, actor: StaffActor, row: Payout, action: Action): Promise<void> {
  await recordEvent(tx, actor, {
    action,
    subject: { kind: "payout", id: row.id },
    customerId: row.customerId,
    after: { amountFen: row.amountFen.toString() },
  });
}
