import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { listSavedRepliesContract } from "../saved-reply-contract";

/** Adding another beyond so many is refused, so that all of them can be shown at once. */
export const MOST_SAVED_REPLIES = 200;

export const savedReplyColumns = { id: true, title: true, body: true, updatedAt: true } as const;

/** All saved replies, by title. */
export async function listSavedReplies(_actor: StaffActor): Promise<z.output<typeof listSavedRepliesContract.output>> {
  const rows = await db.savedReply.findMany({
    select: savedReplyColumns,
    orderBy: [{ title: "asc" }, { id: "asc" }],
    take: MOST_SAVED_REPLIES,
  });
  return { rows };
}
