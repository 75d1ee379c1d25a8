import "server-only";
import { AppError } from "@/lib/core/errors";
import { addMs, DAY_MS, HOUR_MS } from "@/lib/core/time";
import type { Tx } from "@/lib/db/client";

/** So many tickets a customer opens in a day, and so many messages they write in an hour, on pages and by mail together. */
const MOST_TICKETS_A_DAY = 20;
const MOST_MESSAGES_AN_HOUR = 40;

/** @throws AppError tickets.too_many_tickets (429) */
export async function limitTickets(tx: Tx, customerId: string, now: Date): Promise<void> {
  const opened = await tx.ticket.count({ where: { customerId, createdAt: { gt: addMs(now, -DAY_MS) } } });
  if (opened >= MOST_TICKETS_A_DAY) throw new AppError("tickets.too_many_tickets", 429);
}

/** @throws AppError tickets.too_many_messages (429) */
export async function limitMessages(tx: Tx, customerId: string, now: Date): Promise<void> {
  const written = await tx.ticketMessage.count({
    where: { kind: "customer", ticket: { customerId }, createdAt: { gt: addMs(now, -HOUR_MS) } },
  });
  if (written >= MOST_MESSAGES_AN_HOUR) throw new AppError("tickets.too_many_messages", 429);
}
