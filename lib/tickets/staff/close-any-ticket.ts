import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { closeAnyTicketContract, StaffTicketDetail } from "../admin-contract";
import { lockTicket } from "../lock-ticket";
import { readAnyTicket } from "./read-any-ticket";
import { requireSeenMessages } from "./require-seen-thread";
import { requireTicketStaff } from "./require-ticket-staff";

/**
 * Closes a ticket without an answer; closing a closed one changes nothing.
 * @throws AppError with `seen`, what requireSeenMessages throws for what came after it.
 */
export async function closeAnyTicket(
  actor: StaffActor,
  { id, seen }: z.output<typeof closeAnyTicketContract.input>,
): Promise<StaffTicketDetail> {
  requireTicketStaff(actor);
  await db.$transaction(async (tx) => {
    const ticket = await lockTicket(tx, id);
    if (ticket.state === "closed") return;
    if (seen) await requireSeenMessages(tx, id, actor.userId, seen);
    await tx.ticket.update({ where: { id }, data: { state: "closed", closedAt: new Date(), unansweredAt: null } });
    await recordEvent(tx, actor, {
      action: "tickets.close",
      subject: { kind: "ticket", id },
      customerId: ticket.customerId,
      before: { state: ticket.state },
    });
  });
  return readAnyTicket(actor, { id });
}
