import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { type AppError, conflict, invalid } from "@/lib/core/errors";
import { db, type Tx } from "@/lib/db/client";
import type { Ticket } from "@/lib/db/generated/client";
import type { assignTicketContract, StaffTicketDetail } from "../admin-contract";
import { ticketRoles } from "../contract";
import { lockTicket } from "../lock-ticket";
import { readAnyTicket } from "./read-any-ticket";
import { requireTicketStaff } from "./require-ticket-staff";

/**
 * Says who looks after a ticket.
 * @throws AppError input.invalid (tickets.not_assignable) for people who don't answer tickets; tickets.assigned_meanwhile or
 * tickets.released_meanwhile (409): it is no longer who `seenAssigneeId` says.
 */
export async function assignTicket(
  actor: StaffActor,
  { id, assigneeId, seenAssigneeId }: z.output<typeof assignTicketContract.input>,
): Promise<StaffTicketDetail> {
  requireTicketStaff(actor);
  await db.$transaction(async (tx) => {
    const ticket = await lockTicket(tx, id);
    if (ticket.assigneeId === assigneeId) return;
    if (seenAssigneeId !== undefined && seenAssigneeId !== ticket.assigneeId) throw await assignedMeanwhile(tx, ticket);
    if (assigneeId !== null) {
      const isStaff = await tx.user.count({
        where: { id: assigneeId, kind: "staff", status: "active", role: { in: [...ticketRoles] } },
      });
      if (isStaff === 0) throw invalid({ assigneeId: "tickets.not_assignable" });
    }
    await tx.ticket.update({ where: { id }, data: { assigneeId } });
    await recordEvent(tx, actor, {
      action: "tickets.assign",
      subject: { kind: "ticket", id },
      customerId: ticket.customerId,
      before: { assigneeId: ticket.assigneeId },
      after: { assigneeId },
    });
  });
  return readAnyTicket(actor, { id });
}

async function assignedMeanwhile(tx: Tx, { assigneeId }: Pick<Ticket, "assigneeId">): Promise<AppError> {
  if (assigneeId === null) return conflict("tickets.released_meanwhile");
  const { name } = await tx.user.findUniqueOrThrow({ where: { id: assigneeId }, select: { name: true } });
  return conflict("tickets.assigned_meanwhile", { name });
}
