import "server-only";
import type { Tx } from "@/lib/db/client";
import type { Ticket } from "@/lib/db/generated/client";
import { mailMessageId } from "@/lib/notify/mail-message-id";
import { queueMail } from "@/lib/notify/queue-mail";
import type { CheckedFile } from "./check-files";
import { replyAddress } from "./mail/reply-address";
import { ticketAnsweredMail } from "./mail-templates";
import { publishTicket } from "./publish-ticket";
import { writeMessage } from "./write-message";

interface Answer {
  authorId: string;
  body: string;
  files: readonly CheckedFile[];
  close: boolean;
  requestKey?: string | undefined;
  /** It is the first message of a ticket that staff open. */
  opens?: boolean;
}

/** Mails refer to so many earlier ones of their ticket, so that mail programs show them as one conversation. */
const MOST_REFERENCES = 10;

/**
 * Writes staff's answer on a ticket that the caller has locked, and the mail to the customer, in one transaction. It becomes the
 * customer's turn, or the ticket is closed. @returns the message's id
 */
export async function answerCustomer(tx: Tx, ticket: Ticket, answer: Answer, now: Date): Promise<string> {
  const { authorId, body, files, close, requestKey, opens = false } = answer;
  const customer = await tx.user.findUniqueOrThrow({ where: { id: ticket.customerId } });
  const earlier = await tx.ticketMessage.findMany({
    where: { ticketId: ticket.id, messageId: { not: null } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MOST_REFERENCES,
    select: { messageId: true },
  });
  const replyTo = replyAddress(ticket.number);
  const mailId = await queueMail(
    tx,
    ticketAnsweredMail,
    { to: customer.email, userId: customer.id, locale: customer.locale },
    {
      ...{ id: ticket.id, number: ticket.number, subject: ticket.subject, name: customer.name },
      ...{ body, opened: opens, closed: close, takesAnswer: replyTo !== null },
    },
    { replyTo, answersTo: earlier.reverse().flatMap(({ messageId }) => messageId ?? []) },
  );
  const id = await writeMessage(tx, {
    ...{ ticketId: ticket.id, kind: "staff", authorId, body, files, at: now },
    ...(requestKey === undefined ? {} : { requestKey }),
    messageId: mailMessageId(mailId),
  });
  const answered = await tx.ticket.update({
    where: { id: ticket.id },
    data: {
      state: close ? "closed" : (await hasWork(tx, ticket.id)) ? "open" : "answered",
      ...{ closedAt: close ? now : null, lastAt: now, unansweredAt: null },
      // Whoever answers looks after it, unless somebody does already.
      assigneeId: ticket.assigneeId ?? authorId,
    },
  });
  await publishTicket(tx, "answered", answered, now);
  return id;
}

/** Whether staff must still decide about an answer of the upstream's, or about a question whose outcome is unknown. */
async function hasWork(tx: Tx, ticketId: string): Promise<boolean> {
  const undecided = { answers: { some: { decision: "undecided" } } } as const;
  return (await tx.ticketRelay.count({ where: { ticketId, OR: [{ state: "unknown" }, undecided] } })) > 0;
}
