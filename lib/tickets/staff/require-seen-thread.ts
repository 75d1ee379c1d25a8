import "server-only";
import type { z } from "zod";
import { conflict } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/client";
import type { Ticket, TicketMessageKind } from "@/lib/db/generated/client";
import type { seenThread } from "../admin-contract";

const codes = {
  customer: "tickets.customer_wrote",
  staff: "tickets.colleague_answered",
  note: "tickets.colleague_noted",
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
  const messages = await tx.ticketMessage.findMany({
    where: { ticketId: ticket.id },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, kind: true, authorId: true, author: { select: { name: true } } },
  });
  const messageId = messages.at(-1)?.id ?? "";
  if (ticket.state === "closed" && !seen.closed) throw conflict("tickets.closed_meanwhile", { messageId });
  // Of a message that is not of this ticket, nothing here was seen.
  const news = messages
    .slice(messages.findIndex(({ id }) => id === seen.messageId) + 1)
    .filter((message) => message.authorId !== authorId);
  // What the customer reads as well matters more than a note that came after it.
  const told = news.findLast(({ kind }) => kind !== "note") ?? news.at(-1);
  if (told) throw conflict(codes[told.kind], { name: told.author?.name ?? "", messageId });
}
