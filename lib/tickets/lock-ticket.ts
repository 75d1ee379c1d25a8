import "server-only";
import { notFound } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/client";
import type { Ticket } from "@/lib/db/generated/client";

/**
 * Locks a ticket until the transaction ends, so that its state follows from one message after the other.
 * @param customerId finds only this customer's ticket; staff and the worker find any.
 * @throws AppError not_found, also for somebody else's.
 */
export async function lockTicket(tx: Tx, id: string, customerId?: string): Promise<Ticket> {
  await tx.$queryRaw`SELECT 1 AS locked FROM tickets WHERE id = ${id}::uuid FOR UPDATE`;
  const ticket = await tx.ticket.findFirst({ where: { id, ...(customerId ? { customerId } : {}) } });
  if (!ticket) throw notFound("ticket");
  return ticket;
}
