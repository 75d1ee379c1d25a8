import "server-only";
import type { z } from "zod";
import { conflict } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/client";
import type { Ticket, TicketMessageKind } from "@/lib/db/generated/client";
import type { seenThread } from "../admin-contract";

const answering = {
  customer: "tickets.customer_wrote",
  staff: "tickets.colleague_answered",
  note: "tickets.colleague_noted",
} as const satisfies Record<TicketMessageKind, string>;

const deciding = {
  customer: "tickets.unseen_customer",
  staff: "tickets.unseen_colleague",
  note: "tickets.unseen_note",
} as const satisfies Record<TicketMessageKind, string>;

/**
 * Whether the author of an answer has read what others have written on a ticket, which the caller has locked. What they wrote themselves,
 * in another tab for example, is no news to them. The 409 names the ticket's last message, so that the next press can.
 * @throws AppError tickets.closed_meanwhile, tickets.customer_wrote, tickets.colleague_answered or tickets.colleague_noted
 */
export async function requireSeenThread(
  tx: Tx,
  ticket: Pick<Ticket, "id" | "state">,
  authorId: string,
  seen: z.output<typeof seenThread>,
): Promise<void> {
  const { messageId, told } = await newsOf(tx, ticket.id, authorId, seen.messageId);
  if (ticket.state === "closed" && !seen.closed) throw conflict("tickets.closed_meanwhile", { messageId });
  if (told) throw conflict(answering[told.kind], { name: told.author?.name ?? "", messageId });
}

/**
 * The same for who closes or reopens a ticket without an answer: over what somebody has written since, neither is done.
 * @throws AppError tickets.unseen_customer, tickets.unseen_colleague or tickets.unseen_note
 */
export async function requireSeenMessages(
  tx: Tx,
  ticketId: string,
  actorId: string,
  seen: Pick<z.output<typeof seenThread>, "messageId">,
): Promise<void> {
  const { messageId, told } = await newsOf(tx, ticketId, actorId, seen.messageId);
  if (told) throw conflict(deciding[told.kind], { name: told.author?.name ?? "", messageId });
}

/** A ticket's last message ("" without any), and what somebody else wrote after the one that was seen. */
async function newsOf(tx: Tx, ticketId: string, readerId: string, seenId: string | null) {
  const messages = await tx.ticketMessage.findMany({
    where: { ticketId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, kind: true, authorId: true, author: { select: { name: true } } },
  });
  // Of a message that is not of this ticket, nothing here was seen.
  const news = messages
    .slice(messages.findIndex(({ id }) => id === seenId) + 1)
    .filter((message) => message.authorId !== readerId);
  // What the customer reads as well matters more than a note that came after it.
  const told = news.findLast(({ kind }) => kind !== "note") ?? news.at(-1);
  return { messageId: messages.at(-1)?.id ?? "", told };
}
