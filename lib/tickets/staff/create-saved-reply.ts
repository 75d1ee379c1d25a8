import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { createSavedReplyContract, SavedReplyView } from "../saved-reply-contract";
import { MOST_SAVED_REPLIES, savedReplyColumns } from "./list-saved-replies";
import { requireFreeTitle } from "./require-free-title";
import { requireTicketStaff } from "./require-ticket-staff";

/** Adds a saved reply. @throws AppError input.invalid (tickets.title_taken), tickets.too_many_replies */
export async function createSavedReply(
  actor: StaffActor,
  { title, body }: z.output<typeof createSavedReplyContract.input>,
): Promise<SavedReplyView> {
  requireTicketStaff(actor);
  return db.$transaction(async (tx) => {
    await requireFreeTitle(tx, title);
    if ((await tx.savedReply.count()) >= MOST_SAVED_REPLIES) throw conflict("tickets.too_many_replies");
    const made = await tx.savedReply.create({ data: { title, body }, select: savedReplyColumns });
    await recordEvent(tx, actor, {
      action: "tickets.save-reply",
      subject: { kind: "saved_reply", id: made.id },
      after: { title, body },
    });
    return made;
  });
}
