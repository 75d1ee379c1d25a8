import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { lockTicket } from "../lock-ticket";
import type { askUpstreamContract, RelayView } from "../relay-contract";
import { requireTicketStaff } from "../staff/require-ticket-staff";
import { readRelay } from "../view-relay";
import { writeRelay } from "./write-relay";

/** Passes a ticket on: writes a question to the upstream's staff, which the worker sends once. @throws AppError as writeRelay */
export async function writeQuestion(
  actor: StaffActor,
  { id, text, attachmentIds, category, product }: z.output<typeof askUpstreamContract.input>,
): Promise<RelayView> {
  requireTicketStaff(actor);
  const relayId = await db.$transaction(async (tx) => {
    const ticket = await lockTicket(tx, id);
    const asked = { questionId: null, category, product: product || null, text, attachmentIds, askedBy: actor.userId };
    const made = await writeRelay(tx, ticket, asked, new Date());
    await recordEvent(tx, actor, {
      action: "tickets.ask-upstream",
      subject: { kind: "ticket", id },
      customerId: ticket.customerId,
      after: { relayId: made, category, pictures: attachmentIds.length },
    });
    return made;
  });
  return readRelay(db, relayId);
}
