import "server-only";
import { askApproval } from "@/lib/approvals/ask-approval";
import { subjectLock, takeLock } from "@/lib/approvals/take-lock";
import { recordEvent } from "@/lib/audit/record-event";
import { requireReauth } from "@/lib/auth/require-reauth";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden, notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import type { Tx } from "@/lib/db/client";
import { isBeyondTopUpLimit, keptOthers } from "./decide-top-up";
import { makeUnannounced, postConfirmedTopUp, requireUnusedSerial } from "./post-confirmed-top-up";

interface Transfer {
  customerId: string;
  receivedFen: bigint;
  bankSerial: string;
  /** Why it is this customer's. */
  reason: string;
  /** References of the bookings that may be the same money and were said to be other money. */
  otherBookings: readonly string[];
}

/**
 * Books a bank transfer that nobody announced to a customer: makes the top-up and posts it, in the caller's transaction. Above what one
 * person confirms alone in 24 hours it waits for a second person, and nothing is made before that one agrees. Audited, with the mail of
 * a confirmation. The caller sees to it that a repeat does not come here.
 * @returns the top-up's id, and whether it waits.
 * @throws AppError payments.serial_reused, payments.serial_sent_back (409), not_found, reauth.required; 403 for support.
 */
export async function bookTransfer(
  tx: Tx,
  actor: StaffActor,
  { customerId, receivedFen, bankSerial, reason, otherBookings }: Transfer,
  at: Date,
): Promise<{ topUpId: string; waits: boolean }> {
  if (actor.role === "support") throw forbidden();
  requireReauth(actor);
  const customer = await tx.user.findFirst({ where: { id: customerId, kind: "customer" }, select: { id: true } });
  if (!customer) throw notFound("customer");
  const id = newId();
  await takeLock(tx, subjectLock("top_up", id));
  const waits = await isBeyondTopUpLimit(tx, actor.userId, receivedFen, at);
  if (waits) {
    await requireUnusedSerial(tx, id, bankSerial);
    const sum = receivedFen.toString();
    const asked = { kind: "top_up", subjectId: id, customerId, reason } as const;
    const after = { receivedFen: sum, bankSerial, seen: 0, unannounced: true };
    await askApproval(tx, actor, { ...asked, before: keptOthers({ otherBookings }), after }, at);
    return { topUpId: id, waits };
  }
  await makeUnannounced(tx, {
    ...{ id, customerId, amountFen: receivedFen, bookedBy: actor.userId, bookingReason: reason },
  });
  await recordEvent(tx, actor, {
    action: "payments.book-transfer",
    subject: { kind: "top_up", id },
    customerId,
    after: { receivedFen: receivedFen.toString(), bankSerial, reason },
  });
  await postConfirmedTopUp(tx, actor, { id, receivedFen, bankSerial }, at);
  return { topUpId: id, waits };
}
