import "server-only";
import { readUpstreamReplies } from "@/lib/cndns/endpoints/support";
import { keepablePart } from "@/lib/core/keepable-text";
import { log } from "@/lib/core/log";
import { db, type Tx } from "@/lib/db/client";
import { enqueue } from "@/lib/db/enqueue";
import type { TicketRelay } from "@/lib/db/generated/client";
import { checkQuestionJob } from "@/lib/db/queued-jobs";
import { withCallSubject } from "@/lib/upstream/call-subject";
import { upstream } from "@/lib/upstream/client";
import { lockTicket } from "../lock-ticket";
import { nextCheckAt } from "./check-times";

/** A reply of any length comes back; more than this is cut. */
const MOST_TEXT = 20_000;

/**
 * Asks the upstream for answers to a question that it has, and keeps the new ones; then staff must decide about them. Sets when it is
 * asked next: never once the question or its ticket is closed. Safe to repeat.
 * @returns whether the upstream answered.
 */
export async function readAnswers(relayId: string): Promise<boolean> {
  const relay = await db.ticketRelay.findUnique({ where: { id: relayId }, include: { ticket: true } });
  if (relay?.state !== "sent" || relay.questionId !== null || relay.upstreamId === null) return false;
  const questionId = relay.upstreamId;
  const outcome = await withCallSubject({ customerId: relay.ticket.customerId }, () =>
    upstream().call(readUpstreamReplies, { questionId }),
  );
  const now = new Date();
  await db.$transaction(async (tx) => {
    const ticket = await lockTicket(tx, relay.ticketId);
    if (outcome.kind === "rejected") {
      // It has no such question, or none any more: asking again would answer the same.
      await tx.ticketRelay.update({
        where: { id: relayId },
        data: { checkedAt: now, nextCheckAt: null, reason: outcome.name, code: outcome.code, reply: outcome.text },
      });
      await staffMustAct(tx, relay);
      return;
    }
    if (outcome.kind !== "ok") {
      log.warn({ outcome: outcome.kind, relayId }, "could not read the answers to a question");
      await again(tx, relay, relay.waitsSince ?? now, now, {});
      return;
    }
    const { state, replies } = outcome.value;
    const kept = await tx.upstreamAnswer.createMany({
      data: replies.map(({ replyId, text, repliedAt }) => ({
        ...{ relayId, upstreamId: replyId, text: keepablePart(text ?? "", MOST_TEXT), repliedAt },
        seenAt: now,
      })),
      skipDuplicates: true,
    });
    if (kept.count > 0) await staffMustAct(tx, relay);
    const isOver = state === "closed" || ticket.state === "closed";
    const since = kept.count > 0 ? now : (relay.waitsSince ?? now);
    await again(tx, relay, isOver ? null : since, now, { checkedAt: now, upstreamState: state });
  });
  return outcome.kind === "ok" || outcome.kind === "rejected";
}

async function staffMustAct(tx: Tx, { ticketId }: TicketRelay): Promise<void> {
  await tx.ticket.updateMany({
    where: { id: ticketId, state: { in: ["waiting", "answered"] } },
    data: { state: "open" },
  });
}

async function again(
  tx: Tx,
  relay: TicketRelay,
  waitsSince: Date | null,
  now: Date,
  data: { checkedAt?: Date; upstreamState?: string | null },
): Promise<void> {
  const at = waitsSince && nextCheckAt(waitsSince, now);
  await tx.ticketRelay.update({
    where: { id: relay.id },
    data: { ...data, nextCheckAt: at, ...(waitsSince ? { waitsSince } : {}) },
  });
  if (at) await enqueue(tx, checkQuestionJob, relay.id, { at });
}
