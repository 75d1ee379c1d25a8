import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import { readUpstreamReplies } from "@/lib/cndns/endpoints/support";
import type { StaffActor } from "@/lib/core/actor";
import { AppError, conflict, invalid, notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { upstream } from "@/lib/upstream/client";
import { lockTicket } from "../lock-ticket";
import type { RelayView, settleRelayContract } from "../relay-contract";
import { requireTicketStaff } from "../staff/require-ticket-staff";
import { readRelay } from "../view-relay";
import { waitForAnswers } from "./send-relay";

/**
 * Records what staff have found out about a question or an addition whose outcome is unknown; sends nothing. A question that arrived is
 * first looked for under its number.
 * @throws AppError tickets.relay_settled; input.invalid for a number that the upstream does not know or another ticket has;
 *   upstream.unreachable.
 */
export async function settleRelay(
  actor: StaffActor,
  { id, relayId, outcome, upstreamId }: z.output<typeof settleRelayContract.input>,
): Promise<RelayView> {
  requireTicketStaff(actor);
  const relay = await db.ticketRelay.findFirst({ where: { id: relayId, ticketId: id } });
  if (!relay) throw notFound("relay");
  if (relay.state !== "unknown") throw conflict("tickets.relay_settled");
  const arrived = outcome === "arrived";
  if (arrived && relay.questionId === null) await requireQuestion(upstreamId);
  await db.$transaction(async (tx) => {
    const ticket = await lockTicket(tx, id);
    const now = new Date();
    const found = { state: "sent", upstreamId: upstreamId ?? null, reason: null } as const;
    const mine = await tx.ticketRelay.updateMany({
      where: { id: relayId, state: "unknown" },
      data: {
        ...(arrived ? found : { state: "failed" as const, reason: "absent" }),
        ...{ settledAt: now, settledBy: actor.userId },
      },
    });
    if (mine.count === 0) throw conflict("tickets.relay_settled");
    if (arrived) {
      await waitForAnswers(tx, relay.questionId ?? relayId, now);
      await tx.ticket.updateMany({ where: { id, state: "open" }, data: { state: "waiting" } });
    }
    await recordEvent(tx, actor, {
      action: "tickets.settle-relay",
      subject: { kind: "ticket", id },
      customerId: ticket.customerId,
      after: { relayId, outcome, upstreamId: upstreamId ?? "" },
    });
  });
  return readRelay(db, relayId);
}

async function requireQuestion(questionId: string | undefined): Promise<void> {
  if (questionId === undefined) throw invalid({ upstreamId: "tickets.upstream_number" });
  const taken = await db.ticketRelay.count({ where: { upstreamId: questionId, questionId: null } });
  if (taken > 0) throw invalid({ upstreamId: "tickets.upstream_number_taken" });
  const read = await upstream().call(readUpstreamReplies, { questionId });
  if (read.kind === "rejected") throw invalid({ upstreamId: "tickets.upstream_number_unknown" });
  if (read.kind !== "ok") throw new AppError("upstream.unreachable", 503);
}
