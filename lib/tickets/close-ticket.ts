import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { TicketDetail } from "./contract";
import { lockTicket } from "./lock-ticket";
import { readTicket } from "./read-ticket";

/** Closes the customer's own ticket; closing a closed one changes nothing. */
export async function closeTicket(actor: CustomerActor, { id }: { id: string }): Promise<TicketDetail> {
  await db.$transaction(async (tx) => {
    const ticket = await lockTicket(tx, id, actor.userId);
    if (ticket.state === "closed") return;
    await tx.ticket.update({ where: { id }, data: { state: "closed", closedAt: new Date(), unansweredAt: null } });
    await recordEvent(tx, actor, {
      action: "tickets.close",
      subject: { kind: "ticket", id },
      before: { state: ticket.state },
    });
  });
  return readTicket(actor, { id });
}
