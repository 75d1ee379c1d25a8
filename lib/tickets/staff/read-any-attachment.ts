import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { attachmentResponse } from "../attachment-response";

/** A file of a ticket, for staff. Audited: the customer's history shows who opened it. */
export async function readAnyAttachment(
  actor: StaffActor,
  { id, attachmentId }: { id: string; attachmentId: string },
): Promise<Response> {
  const row = await db.ticketAttachment.findFirst({
    where: { id: attachmentId, ticketId: id },
    include: { ticket: { select: { customerId: true } } },
  });
  if (!row) throw notFound("attachment");
  await recordEvent(db, actor, {
    action: "tickets.read-attachment",
    subject: { kind: "ticket", id },
    customerId: row.ticket.customerId,
    after: { attachmentId, name: row.name },
  });
  return attachmentResponse(row);
}
