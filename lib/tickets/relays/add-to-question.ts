import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { conflict, notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { lockTicket } from "../lock-ticket";
import type { addToQuestionContract, RelayView } from "../relay-contract";
import { requireTicketStaff } from "../staff/require-ticket-staff";
import { canAddTo, readRelay } from "../view-relay";
import { writeRelay } from "./write-relay";

/** Writes an addition to a question, which the worker sends once. @throws AppError tickets.question_closed, or as writeRelay */
export async function addToQuestion(
  actor: StaffActor,
  { id, relayId, text, attachmentIds }: z.output<typeof addToQuestionContract.input>,
): Promise<RelayView> {
  requireTicketStaff(actor);
  const added = await db.$transaction(async (tx) => {
    const ticket = await lockTicket(tx, id);
    const question = await tx.ticketRelay.findFirst({ where: { id: relayId, ticketId: id, questionId: null } });
    if (!question) throw notFound("relay");
    if (!canAddTo(question)) throw conflict("tickets.question_closed");
    const asked = { questionId: relayId, category: null, product: null, text, attachmentIds, askedBy: actor.userId };
    const made = await writeRelay(tx, ticket, asked, new Date());
    await recordEvent(tx, actor, {
      action: "tickets.add-to-question",
      subject: { kind: "ticket", id },
      customerId: ticket.customerId,
      after: { relayId: made, questionId: relayId, pictures: attachmentIds.length },
    });
    return made;
  });
  return readRelay(db, added);
}
