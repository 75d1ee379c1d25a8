import "server-only";
import { hurryRun } from "@/lib/controls/end-run";
import type { Actor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { addMs } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { enqueue } from "@/lib/db/enqueue";
import { advanceItemJob } from "@/lib/db/queued-jobs";
import { readCallback } from "@/lib/upstream/callback-address";

/** An item that is due this soon is left as it is, so that repeated callbacks cause one read. */
const SOON_MS = 1_000;

/**
 * Handles the upstream's callback that a slow operation has ended. What it says is not believed (result and signature are not even
 * read): the item or control run is looked at now instead of later, and only what a read shows counts. Safe to repeat.
 * @throws AppError not_found for an address that we never gave out.
 */
export async function handleCallback(_actor: Actor, { token }: { token: string }): Promise<Record<string, never>> {
  const subject = readCallback(token);
  if (!subject) throw notFound("callback");
  if (subject.kind === "item") await hurryItem(subject.id);
  else await hurryRun(subject.id);
  return {};
}

async function hurryItem(id: string): Promise<void> {
  const now = new Date();
  await db.$transaction(async (tx) => {
    const { count } = await tx.orderItem.updateMany({
      where: { id, state: { in: ["accepted", "unsure"] }, dueAt: { gt: addMs(now, SOON_MS) } },
      data: { dueAt: now },
    });
    if (count === 0) return;
    await tx.itemEvent.create({ data: { itemId: id, at: now, actorKind: "system", kind: "callback", data: {} } });
    await enqueue(tx, advanceItemJob, id, { at: now });
  });
}
