import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { requireTicketStaff } from "./require-ticket-staff";

/** Deletes a saved reply. @throws AppError not_found */
export async function deleteSavedReply(actor: StaffActor, { id }: { id: string }): Promise<Record<string, never>> {
  requireTicketStaff(actor);
  await db.$transaction(async (tx) => {
    const before = await tx.savedReply.findUnique({ where: { id } });
    if (!before || (await tx.savedReply.deleteMany({ where: { id } })).count === 0) throw notFound("saved_reply");
    await recordEvent(tx, actor, {
      action: "tickets.delete-reply",
      subject: { kind: "saved_reply", id },
      before: { title: before.title, body: before.body },
    });
  });
  return {};
}
