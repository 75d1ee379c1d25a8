import "server-only";
import type { Tx } from "@/lib/db/client";
import type { Ticket } from "@/lib/db/generated/client";
import { publishEvent } from "@/lib/webhooks/publish-event";

/** Tells webhooks what happened to a ticket. What was written stays in the shop: it may be confidential. */
export async function publishTicket(
  tx: Tx,
  what: "opened" | "answered" | "replied",
  ticket: Pick<Ticket, "id" | "customerId" | "number" | "subject" | "state">,
  at: Date,
): Promise<void> {
  const { id: ticketId, customerId, number, subject, state } = ticket;
  const data = () => ({ customerId, ticketId, number, subject, state });
  await publishEvent(tx, `ticket.${what}`, { customerId, at, data });
}
