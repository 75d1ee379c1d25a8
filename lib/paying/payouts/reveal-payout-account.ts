import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import { openText } from "@/lib/core/secret";
import { db, type Tx } from "@/lib/db/client";
import type { Payout } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import { payoutAccountPlace } from "./ask-payout";
import { lockPayout } from "./lock-payout";

/**
 * Shows the whole number of the account of an approved payout. Who sees it makes the transfer from then on: somebody else is refused,
 * unless they say that the other person does not make it, so that no transfer is made twice. Audited before it answers.
 * @throws AppError not_found; payouts.not_approved, payouts.taken (409).
 */
export async function revealPayoutAccount(
  actor: StaffActor,
  { id, takeOver = false }: { id: string; takeOver?: boolean | undefined },
): Promise<{ value: string }> {
  return db.$transaction(async (tx) => {
    const row = await lockPayout(tx, id);
    if (row.state !== "approved") throw conflict("payouts.not_approved");
    if (row.takenBy !== null && row.takenBy !== actor.userId && !takeOver) {
      const other = await tx.user.findUniqueOrThrow({
        where: { id: row.takenBy },
        select: { name: true, email: true },
      });
      throw conflict("payouts.taken", { name: other.name || other.email });
    }
    return { value: await takePayout(tx, actor, row) };
  });
}

/** Makes a payout this person's, records it, and opens the number of its account. */
export async function takePayout(tx: Tx, actor: StaffActor, row: Payout): Promise<string> {
  if (row.takenBy !== actor.userId) {
    await tx.payout.update({ where: { id: row.id }, data: { takenBy: actor.userId, takenAt: new Date() } });
  }
  await recordEvent(tx, actor, {
    action: "payouts.reveal-account",
    subject: { kind: "payout", id: row.id },
    customerId: row.customerId,
  });
  return openText(env().keyRing, row.accountEnc, payoutAccountPlace(row.id));
}
