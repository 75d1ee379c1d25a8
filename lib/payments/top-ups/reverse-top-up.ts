import "server-only";
import type { z } from "zod";
import { lapseApprovals } from "@/lib/approvals/lapse-approvals";
import { subjectLock, takeLock } from "@/lib/approvals/take-lock";
import { recordEvent } from "@/lib/audit/record-event";
import { requireReauth } from "@/lib/auth/require-reauth";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden, notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { queueMail } from "@/lib/notify/queue-mail";
import type { reverseTopUpContract } from "../admin-contract";
import type { AdminTopUpRow } from "../contract";
import { topUpReversedMail } from "../mail-templates";
import { changeTopUp, wasChangedSo } from "./change-top-up";
import { payerOf, withPayer } from "./post-confirmed-top-up";
import { adminTopUpRowOf } from "./top-up-view";

/**
 * A bank transfer was booked by mistake or to the wrong customer: all of it is taken back, what was spent becomes the customer's debt.
 * The announcement, if there was one, waits again, and the bank's serial number can be used for the right top-up; the change keeps it, and who had
 * confirmed it. Audited, with a mail; repeating is safe.
 * @throws AppError payments.not_confirmed, payments.changed_meanwhile (409), reauth.required; 403 for support.
 */
export async function reverseTopUp(
  actor: StaffActor,
  { id, reason, seen = 0 }: z.output<typeof reverseTopUpContract.input>,
): Promise<AdminTopUpRow> {
  if (actor.role === "support") throw forbidden();
  requireReauth(actor);
  const at = new Date();
  const wanted = { kind: "reversal", toFen: 0n, reason, seen } as const;
  return db.$transaction(async (tx) => {
    await takeLock(tx, subjectLock("top_up_correction", id));
    const before = await tx.topUp.findUnique({ where: { id }, include: withPayer });
    if (!before) throw notFound("top-up");
    if (await wasChangedSo(tx, id, wanted)) return adminTopUpRowOf(tx, before);
    const { row, change } = await changeTopUp(tx, actor, before, wanted, at);
    await lapseApprovals(tx, actor, { kind: "top_up_correction", subjectId: id, why: "overtaken", at });
    await recordEvent(tx, actor, {
      action: "payments.reverse-top-up",
      subject: { kind: "top_up", id },
      customerId: row.customerId,
      before: { state: "confirmed", receivedFen: change.fromFen.toString(), bankSerial: change.bankSerial ?? "" },
      after: { state: row.state, receivedFen: null, bankSerial: null, reason },
    });
    const { reference } = row;
    await queueMail(tx, topUpReversedMail, payerOf(row), {
      ...{ amountFen: change.fromFen, reference, reason },
      waits: row.state === "pending",
    });
    return adminTopUpRowOf(tx, row);
  });
}
