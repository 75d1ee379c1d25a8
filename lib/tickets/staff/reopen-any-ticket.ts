import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { reopenAnyTicketContract, StaffTicketDetail } from "../admin-contract";
import { lockTicket } from "../lock-ticket";
import { readAnyTicket } from "./read-any-ticket";
import { requireSeenMessages } from "./require-seen-thread";
import { requireTicketStaff } from "./require-ticket-staff";

/** Opens a closed ticket again. @throws AppError tickets.not_closed; with `seen`, what requireSeenMessages throws. */
export async function reopenAnyTicket(
  actor: StaffActor,
  { id, seen }: z.output<typeof reopenAnyTicketContract.input>,
): Promise<StaffTicketDetail> {
  requireTicketStaff(actor);
  await db.$transaction(async (tx) => {
    const ticket = await lockTicket(tx, id);
    if (ticket.state !== "closed") throw conflict("tickets.not_closed");
    if (seen) await requireSeenMessages(tx, id, actor.userId, seen);
    await tx.ticket.update({ where: { id }, data: { state: "open", closedAt: null } });
    await recordEvent(tx, actor, {
      action: "tickets.reopen",
      subject: { kind: "ticket", id },
      customerId: ticket.customerId,
    });
  });
  return readAnyTicket(actor, { id });
}
