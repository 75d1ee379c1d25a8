import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { dismissAnswerContract, UpstreamAnswerView } from "../relay-contract";
import { requireTicketStaff } from "../staff/require-ticket-staff";
import { upstreamAnswerViewOf } from "../view-relay";
import { decideAnswer } from "./decide-answer";

/** The customer does not get this answer of the upstream's. @throws AppError tickets.answer_decided */
export async function dismissAnswer(
  actor: StaffActor,
  { id, answerId }: z.output<typeof dismissAnswerContract.input>,
): Promise<UpstreamAnswerView> {
  requireTicketStaff(actor);
  return db.$transaction(async (tx) => {
    const ticket = await decideAnswer(tx, { id, answerId }, "dismissed", actor.userId, new Date());
    await recordEvent(tx, actor, {
      action: "tickets.dismiss-answer",
      subject: { kind: "ticket", id },
      customerId: ticket.customerId,
      after: { answerId },
    });
    return upstreamAnswerViewOf(await tx.upstreamAnswer.findUniqueOrThrow({ where: { id: answerId } }));
  });
}
