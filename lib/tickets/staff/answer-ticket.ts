import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { RequestContext } from "@/lib/http/serve";
import type { answerTicketContract, StaffTicketDetail } from "../admin-contract";
import { answerCustomer } from "../answer-customer";
import { checkFiles } from "../check-files";
import { lockTicket } from "../lock-ticket";
import { ticketWrittenTo } from "../write-message";
import { readAnyTicket } from "./read-any-ticket";
import { requireSeenThread } from "./require-seen-thread";
import { requireTicketStaff } from "./require-ticket-staff";

/**
 * Answers the customer, who is mailed. A closed ticket is answered as well.
 * @throws AppError input.invalid for files; with `seen`, what requireSeenThread throws for what came after it.
 */
export async function answerTicket(
  actor: StaffActor,
  { id, body, files, close, seen }: z.output<typeof answerTicketContract.input>,
  { idempotencyKey }: Pick<RequestContext, "idempotencyKey"> = {},
): Promise<StaffTicketDetail> {
  requireTicketStaff(actor);
  const checked = await checkFiles(files);
  await db.$transaction(async (tx) => {
    const ticket = await lockTicket(tx, id);
    if (await ticketWrittenTo(tx, actor.userId, idempotencyKey)) return;
    if (seen) await requireSeenThread(tx, ticket, actor.userId, seen);
    const answer = { authorId: actor.userId, body, files: checked, close, requestKey: idempotencyKey };
    await answerCustomer(tx, ticket, answer, new Date());
    await recordEvent(tx, actor, {
      action: "tickets.answer",
      subject: { kind: "ticket", id },
      customerId: ticket.customerId,
      after: { files: checked.length, close },
    });
  });
  return readAnyTicket(actor, { id });
}
