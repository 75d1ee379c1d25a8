import "server-only";
import type { Tx } from "@/lib/db/client";
import type { Ticket } from "@/lib/db/generated/client";
import type { CheckedFile } from "./check-files";
import { limitMessages } from "./limit-customer";
import { publishTicket } from "./publish-ticket";
import { writeMessage } from "./write-message";

interface Written {
  body: string;
  files: readonly CheckedFile[];
  via: "web" | "mail";
  /** The Message-ID of the mail that it came by. */
  messageId?: string | null;
  requestKey?: string | undefined;
}

/**
 * Adds a customer's message to a ticket that the caller has locked: staff must act again, and the wait for an answer begins unless it
 * has begun. A closed ticket is open again.
 * @throws AppError tickets.too_many_messages
 */
export async function appendCustomerMessage(tx: Tx, ticket: Ticket, written: Written, now: Date): Promise<string> {
  const { requestKey, ...message } = written;
  await limitMessages(tx, ticket.customerId, now);
  const id = await writeMessage(tx, {
    ...message,
    ...(requestKey === undefined ? {} : { requestKey }),
    ...{ ticketId: ticket.id, kind: "customer", authorId: ticket.customerId, at: now },
  });
  const open = await tx.ticket.update({
    where: { id: ticket.id },
    data: { state: "open", lastAt: now, unansweredAt: ticket.unansweredAt ?? now, closedAt: null },
  });
  await publishTicket(tx, "replied", open, now);
  return id;
}
