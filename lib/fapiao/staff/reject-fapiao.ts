import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { rejectFapiaoContract, StaffFapiaoDetail } from "../admin-contract";
import { lockFapiao } from "../lock-fapiao";
import { mailFapiaoCustomer } from "../mail-customer";
import { fapiaoRejectedMail } from "../mail-templates";
import { requireWaiting } from "../require-waiting";
import { readAnyFapiao } from "./read-any-fapiao";
import { requireFapiaoStaff } from "./require-fapiao-staff";

/** Does not issue a request; the customer is told why, and can ask for its items again. @throws AppError fapiao.not_waiting, fapiao.under_way */
export async function rejectFapiao(
  actor: StaffActor,
  { id, reason }: z.output<typeof rejectFapiaoContract.input>,
): Promise<StaffFapiaoDetail> {
  requireFapiaoStaff(actor);
  await db.$transaction(async (tx) => {
    const request = await lockFapiao(tx, id);
    await requireWaiting(tx, request);
    await tx.fapiaoItem.updateMany({ where: { requestId: id, live: true }, data: { live: false } });
    await tx.fapiaoRequest.update({
      where: { id },
      data: { state: "rejected", reason, stateAt: new Date(), decidedBy: actor.userId },
    });
    await mailFapiaoCustomer(tx, fapiaoRejectedMail, request, { amountFen: request.amountFen, reason });
    await recordEvent(tx, actor, {
      action: "fapiao.reject",
      subject: { kind: "fapiao", id },
      customerId: request.customerId,
      before: { number: request.number },
      after: { reason },
    });
  });
  return readAnyFapiao(actor, { id });
}
