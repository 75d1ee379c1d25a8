import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { AppError, conflict, notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { checkQuestionContract, RelayView } from "../relay-contract";
import { requireTicketStaff } from "../staff/require-ticket-staff";
import { readRelay } from "../view-relay";
import { readAnswers } from "./read-answers";

/** Asks the upstream now for answers. @throws AppError tickets.relay_not_sent, upstream.unreachable */
export async function checkQuestion(
  actor: StaffActor,
  { id, relayId }: z.output<typeof checkQuestionContract.input>,
): Promise<RelayView> {
  requireTicketStaff(actor);
  const relay = await db.ticketRelay.findFirst({ where: { id: relayId, ticketId: id, questionId: null } });
  if (!relay) throw notFound("relay");
  if (relay.state !== "sent") throw conflict("tickets.relay_not_sent");
  if (!(await readAnswers(relayId))) throw new AppError("upstream.unreachable", 503);
  return readRelay(db, relayId);
}
