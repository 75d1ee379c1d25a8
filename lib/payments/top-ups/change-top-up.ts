import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/client";
import type { TopUpChange, TopUpChangeKind } from "@/lib/db/generated/client";
import { postTopUpChange } from "@/lib/ledger/post-top-up-change";
import { type PaidTopUp, withPayer } from "./post-confirmed-top-up";

interface Change {
  kind: Exclude<TopUpChangeKind, "confirmation">;
  /** What is posted for the top-up afterwards; 0 of a reversal. */
  toFen: bigint;
  reason: string;
  /** How many changes it had when somebody decided this. */
  seen: number;
}

/**
 * Whether exactly this change was made already, so that a request which is repeated is answered and not acted on. Looks at the next
 * change after those that were seen.
 */
export async function wasChangedSo(tx: Tx, id: string, { kind, toFen, reason, seen }: Change): Promise<boolean> {
  const next = await tx.topUpChange.findUnique({ where: { topUpId_n: { topUpId: id, n: seen + 1 } } });
  return next !== null && next.kind === kind && next.toFen === toFen && next.reason === reason;
}

/** @throws AppError payments.not_confirmed, payments.changed_meanwhile (409). */
export function requireChangeable({ state, method, changeCount }: PaidTopUp, seen: number): void {
  if (changeCount !== seen) throw conflict("payments.changed_meanwhile");
  if (state !== "confirmed" || method !== "bank_transfer") throw conflict("payments.not_confirmed");
}

/**
 * Corrects or reverses a confirmed bank transfer: writes the change and posts the difference, once. The conditional update is the
 * lock: of several changes at once only one finds the row as it was seen. A reversal frees the serial number and lets the
 * announcement wait again.
 * @throws AppError payments.not_confirmed, payments.changed_meanwhile (409).
 */
export async function changeTopUp(
  tx: Tx,
  actor: StaffActor,
  before: PaidTopUp,
  { kind, toFen, reason, seen }: Change,
  at: Date,
): Promise<{ row: PaidTopUp; change: TopUpChange }> {
  requireChangeable(before, seen);
  const fromFen = before.receivedFen ?? 0n;
  const n = seen + 1;
  // What staff booked without an announcement waits for nothing.
  const state = before.bookedBy === null ? "pending" : "cancelled";
  const freed = { bankSerial: null, typedSerial: null, tiedBy: null, tiedAt: null } as const;
  const again = { state, receivedFen: null, ...freed, decidedBy: null, decidedAt: null } as const;
  const { count } = await tx.topUp.updateMany({
    where: { id: before.id, state: "confirmed", method: "bank_transfer", changeCount: seen },
    data: { changeCount: n, ...(kind === "reversal" ? again : { receivedFen: toFen }) },
  });
  if (count === 0) throw conflict("payments.changed_meanwhile");
  const { id: topUpId, customerId, bankSerial, decidedBy: confirmedBy, decidedAt: confirmedAt } = before;
  const change = await tx.topUpChange.create({
    data: {
      ...{ topUpId, n, kind, fromFen, toFen, bankSerial, reason, at },
      byId: actor.userId,
      ...(kind === "reversal" ? { confirmedBy, confirmedAt } : {}),
    },
  });
  await postTopUpChange(tx, {
    ...{ topUpId, n, kind, customerId, fromFen, toFen, at },
    actorId: actor.userId,
    memo: reason,
  });
  const row = await tx.topUp.findUniqueOrThrow({ where: { id: topUpId }, include: withPayer });
  return { row, change };
}
