import "server-only";
import { requireOldAccount } from "@/lib/approvals/require-old-account";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import { addMs } from "@/lib/core/time";
import { db, type Tx } from "@/lib/db/client";
import { enqueue } from "@/lib/db/enqueue";
import { reconcileBillJob } from "@/lib/db/queued-jobs";
import { postGatewayDifference } from "@/lib/ledger/post-gateway-bill";
import { isBeyondAdjustmentLimit } from "@/lib/payments/adjustments/beyond-adjustment-limit";
import type { DifferenceView } from "../bill-contract";
import { stillAgreedBy } from "../second-person";
import { endOfDay } from "./bill-days";
import { readDifference } from "./list-differences";

interface Explained {
  id: string;
  note: string;
  book: boolean;
  seenEffectFen?: bigint | undefined;
}

/**
 * Explains an open difference, so that it waits no more. With `book` its sum is posted between the gateway's clearing account and the
 * adjustments, once, on the bill's day; a payment whose outcome the gateway still can tell is asked for instead. Above the limit of what one
 * person adjusts in a day the first one only agrees, and another one posts. Audited, in one transaction.
 * @throws AppError not_found; payments.difference_ended, difference_changed (its sum is not the one that was seen), difference_nothing, difference_second (409); approvals.new_account (403).
 */
export async function explainDifference(
  actor: StaffActor,
  { id, note, book, seenEffectFen }: Explained,
): Promise<DifferenceView> {
  const now = new Date();
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM gateway_differences WHERE id = ${id}::uuid FOR UPDATE`;
    const row = await readDifference(tx, id);
    if (row.state !== "open") throw conflict("payments.difference_ended");
    const { effectFen, gateway, day, billId } = row;
    if (book && seenEffectFen !== undefined && seenEffectFen !== effectFen)
      throw conflict("payments.difference_changed");
    if (book && (effectFen === 0n || row.kind === "unpaid" || row.kind === "midnight" || row.bookedFen !== null)) {
      throw conflict("payments.difference_nothing");
    }
    const event = {
      subject: { kind: "gateway_difference", id } as const,
      after: { gateway, day, number: row.number, kind: row.kind, effectFen: String(effectFen), note },
    };
    const firstBy = book ? await readFirst(tx, id) : null;
    if (book && firstBy === null && (await isBeyondAdjustmentLimit(tx, actor.userId, effectFen, now))) {
      await requireOldAccount(tx, actor, now);
      await tx.gatewayDifference.update({
        where: { id },
        data: { firstBy: actor.userId, firstFen: effectFen, firstNote: note },
      });
      await recordEvent(tx, actor, { action: "payments.agree-difference", ...event });
      return readDifference(tx, id);
    }
    if (firstBy === actor.userId) throw conflict("payments.difference_second");
    if (firstBy !== null) await requireOldAccount(tx, actor, now);
    const posted = { firstBy, ...(book ? { bookedFen: effectFen } : {}) };
    await tx.gatewayDifference.update({
      where: { id },
      data: { state: "explained", note, decidedBy: actor.userId, endedAt: now, ...posted },
    });
    if (book) {
      const at = addMs(endOfDay(day), -1);
      await postGatewayDifference(tx, { differenceId: id, gateway, effectFen, at, memo: note, actorId: actor.userId });
    }
    await recordEvent(tx, actor, {
      action: book ? "payments.book-difference" : "payments.explain-difference",
      ...event,
    });
    // The day is closed again with what is open now.
    await enqueue(tx, reconcileBillJob, billId);
    return readDifference(tx, id);
  });
}

/** Who agreed to post just this sum; null also when that person decides nothing any more. */
async function readFirst(tx: Tx, id: string): Promise<string | null> {
  const { firstBy, firstFen, effectFen } = await tx.gatewayDifference.findUniqueOrThrow({ where: { id } });
  return firstFen === effectFen ? stillAgreedBy(tx, firstBy) : null;
}
