import "server-only";
import type { z } from "zod";
import { subjectLock, takeLock } from "@/lib/approvals/take-lock";
import type { StaffActor } from "@/lib/core/actor";
import { conflict, forbidden, invalid } from "@/lib/core/errors";
import { db, type Tx } from "@/lib/db/client";
import type { TopUp } from "@/lib/db/generated/client";
import type { AdminTopUpRow, confirmTopUpContract } from "@/lib/payments/contract";
import { confirmTopUpWithin, type SaidOther } from "@/lib/payments/top-ups/decide-top-up";
import { findOtherMoney } from "./find-other-money";
import { takeSumLock } from "./take-sum-lock";

type Input = z.output<typeof confirmTopUpContract.input>;

/**
 * Confirms an announced transfer under a number that staff typed. Where a row of the bank with its sum waits, or its sum was booked a short
 * time ago, it is confirmed only by somebody who was shown these and says that it is other money: typed numbers can't show that two
 * bookings are one transfer. A second person is shown what was said. Repeating the same request is safe.
 * @throws AppError payments.other_money_meanwhile (409) for what was not shown; input.invalid with payments.other_money; what
 *   `confirmTopUpWithin` throws; 403 for support.
 */
export async function confirmByHand(
  actor: StaffActor,
  { seenMoney = [], otherMoney = false, ...input }: Input,
): Promise<AdminTopUpRow> {
  if (actor.role === "support") throw forbidden();
  const now = new Date();
  return db.$transaction(async (tx) => {
    await takeLock(tx, subjectLock("top_up", input.id));
    const topUp = await tx.topUp.findUnique({ where: { id: input.id } });
    // Of one that is settled already that alone is said.
    const said =
      topUp?.state === "pending" ? await requireSeenMoney(tx, topUp, input, { seenMoney, otherMoney }, now) : {};
    return confirmTopUpWithin(tx, actor, input, now, said);
  });
}

async function requireSeenMoney(
  tx: Tx,
  topUp: TopUp,
  { receivedFen: fen, bankSerial: serial }: Input,
  { seenMoney, otherMoney }: { seenMoney: readonly string[]; otherMoney: boolean },
  now: Date,
): Promise<SaidOther> {
  await takeSumLock(tx, fen);
  const found = await findOtherMoney(tx, { topUp, fen, serial, now });
  const unseen = found.filter(({ id }) => !seenMoney.includes(id));
  if (unseen.length > 0) {
    const numbers = unseen.map(({ booking, serial: number }) => booking?.reference ?? number ?? "");
    throw conflict("payments.other_money_meanwhile", { numbers: numbers.join(" ") });
  }
  if (found.length > 0 && !otherMoney) throw invalid({ otherMoney: "payments.other_money" });
  return {
    otherBookings: found.flatMap(({ booking }) => booking?.reference ?? []),
    otherRows: found.flatMap(({ row, serial: number }) => (row && number !== null ? [number] : [])),
  };
}
