import "server-only";
import { conflict, invalid } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import type { Tx } from "@/lib/db/client";
import { enqueue } from "@/lib/db/enqueue";
import type { Ticket } from "@/lib/db/generated/client";
import { sendRelayJob } from "@/lib/db/queued-jobs";

/** A partial unique index allows one of these for each ticket. */
const OPEN = ["queued", "sending", "unknown"] as const;

interface NewRelay {
  questionId: string | null;
  category: string | null;
  product: string | null;
  text: string;
  attachmentIds: readonly string[];
  askedBy: string;
}

/**
 * Writes a question or an addition on a ticket that the caller has locked, and the job that sends it: it is sent only if this commits,
 * and once.
 * @throws AppError tickets.closed; tickets.relay_open while another one is under way or unknown; input.invalid for files that are no
 *   pictures of this ticket.
 */
export async function writeRelay(tx: Tx, ticket: Ticket, relay: NewRelay, now: Date): Promise<string> {
  if (ticket.state === "closed") throw conflict("tickets.closed");
  const underWay = { ticketId: ticket.id, state: { in: [...OPEN] } };
  if ((await tx.ticketRelay.count({ where: underWay })) > 0) throw conflict("tickets.relay_open");
  const attachmentIds = [...new Set(relay.attachmentIds)];
  const pictures = await tx.ticketAttachment.count({
    where: { id: { in: attachmentIds }, ticketId: ticket.id, mediaType: { startsWith: "image/" } },
  });
  if (pictures !== attachmentIds.length) throw invalid({ attachmentIds: "tickets.not_a_picture" });
  const id = newId(now.getTime());
  await tx.ticketRelay.create({ data: { id, ticketId: ticket.id, ...relay, attachmentIds, createdAt: now } });
  await tx.ticket.update({
    where: { id: ticket.id },
    data: { state: "waiting", assigneeId: ticket.assigneeId ?? relay.askedBy },
  });
  await enqueue(tx, sendRelayJob, id);
  return id;
}
