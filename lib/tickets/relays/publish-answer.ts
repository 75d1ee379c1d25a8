import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { answerCustomer } from "../answer-customer";
import type { publishAnswerContract, UpstreamAnswerView } from "../relay-contract";
import { requireTicketStaff } from "../staff/require-ticket-staff";
import { upstreamAnswerViewOf } from "../view-relay";
import { decideAnswer } from "./decide-answer";

/** Gives the customer an answer of the upstream's in the words of staff. @throws AppError tickets.answer_decided */
export async function publishAnswer(
  actor: StaffActor,
  { id, answerId, body, close }: z.output<typeof publishAnswerContract.input>,
): Promise<UpstreamAnswerView> {
  requireTicketStaff(actor);
  return db.$transaction(async (tx) => {
    const now = new Date();
    const ticket = await decideAnswer(tx, { id, answerId }, "published", actor.userId, now);
    const answer = { authorId: actor.userId, body, files: [], close };
    const messageId = await answerCustomer(tx, ticket, answer, now);
    const published = await tx.upstreamAnswer.update({ where: { id: answerId }, data: { messageId } });
    await recordEvent(tx, actor, {
      action: "tickets.publish-answer",
      subject: { kind: "ticket", id },
      customerId: ticket.customerId,
      after: { answerId, close },
    });
    return upstreamAnswerViewOf(published);
  });
}
