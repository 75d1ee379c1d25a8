import "server-only";
import { conflict, notFound } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/client";
import type { Ticket, UpstreamAnswerState } from "@/lib/db/generated/client";
import { lockTicket } from "../lock-ticket";

/**
 * Decides about an answer of the upstream's, once; the ticket stays locked until the transaction ends.
 * @throws AppError not_found; tickets.answer_decided
 */
export async function decideAnswer(
  tx: Tx,
  { id, answerId }: { id: string; answerId: string },
  decision: Exclude<UpstreamAnswerState, "undecided">,
  decidedBy: string,
  now: Date,
): Promise<Ticket> {
  const ticket = await lockTicket(tx, id);
  const answer = await tx.upstreamAnswer.findFirst({ where: { id: answerId, relay: { ticketId: id } } });
  if (!answer) throw notFound("answer");
  if (answer.decision !== "undecided") throw conflict("tickets.answer_decided");
  await tx.upstreamAnswer.update({ where: { id: answerId }, data: { decision, decidedBy, decidedAt: now } });
  return ticket;
}
