import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { attachmentResponse } from "./attachment-response";

/** A file of the customer's own ticket; those of staff's notes are not found. */
export async function readAttachment(
  actor: CustomerActor,
  { id, attachmentId }: { id: string; attachmentId: string },
): Promise<Response> {
  const row = await db.ticketAttachment.findFirst({
    where: {
      id: attachmentId,
      ticketId: id,
      ticket: { customerId: actor.userId },
      message: { kind: { not: "note" } },
    },
  });
  if (!row) throw notFound("attachment");
  return attachmentResponse(row);
}
