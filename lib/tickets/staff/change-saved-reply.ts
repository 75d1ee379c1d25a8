import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { conflict, notFound } from "@/lib/core/errors";
import { isAlready } from "@/lib/core/is-already";
import { db } from "@/lib/db/client";
import type { changeSavedReplyContract, SavedReplyView } from "../saved-reply-contract";
import { savedReplyColumns } from "./list-saved-replies";
import { requireFreeTitle } from "./require-free-title";
import { requireTicketStaff } from "./require-ticket-staff";

/**
 * Changes a saved reply; what was answered with it stays. Safe to repeat.
 * @throws AppError input.invalid (tickets.title_taken), not_found; tickets.reply_changed (409): somebody else saved it after `seenAt`.
 */
export async function changeSavedReply(
  actor: StaffActor,
  { id, title, body, seenAt }: z.output<typeof changeSavedReplyContract.input>,
): Promise<SavedReplyView> {
  requireTicketStaff(actor);
  return db.$transaction(async (tx) => {
    await requireFreeTitle(tx, title, id);
    const before = await tx.savedReply.findUnique({ where: { id }, select: savedReplyColumns });
    if (!before) throw notFound("saved_reply");
    const [after] = await tx.savedReply.updateManyAndReturn({
      ...{ where: { id, updatedAt: seenAt }, data: { title, body }, select: savedReplyColumns },
    });
    if (!after && isAlready(before, { title, body })) return before;
    if (!after) throw conflict("tickets.reply_changed");
    await recordEvent(tx, actor, {
      action: "tickets.save-reply",
      subject: { kind: "saved_reply", id },
      before: { title: before.title, body: before.body },
      after: { title, body },
    });
    return after;
  });
}
