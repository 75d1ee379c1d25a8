import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { TicketDetail } from "./contract";
import { ownMessageColumns, ticketColumns, ticketDetailOf } from "./view-ticket";

/** One of the customer's tickets, without staff's notes. @throws AppError not_found, also for somebody else's. */
export async function readTicket(actor: CustomerActor, { id }: { id: string }): Promise<TicketDetail> {
  const ticket = await db.ticket.findFirst({
    where: { id, customerId: actor.userId },
    select: {
      ...ticketColumns,
      messages: {
        where: { kind: { not: "note" } },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
        select: ownMessageColumns,
      },
    },
  });
  if (!ticket) throw notFound("ticket");
  return ticketDetailOf(ticket);
}
