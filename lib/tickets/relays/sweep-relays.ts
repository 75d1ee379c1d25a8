import "server-only";
import type { Actor } from "@/lib/core/actor";
import { addMs, DAY_MS, MINUTE_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { enqueue } from "@/lib/db/enqueue";
import { checkQuestionJob, sendRelayJob } from "@/lib/db/queued-jobs";
import { markLostRelays } from "./mark-lost-relays";

const LATE_MS = MINUTE_MS;
const MOST = 100;
/** What came in by mail is remembered for so long. */
const REMEMBERED_MS = 180 * DAY_MS;

/**
 * Enqueues again what lost its job: relays that are still queued, and questions that should have been asked for answers. What is
 * sending without a worker becomes unknown. Running it twice does no harm.
 */
export async function sweepRelays(
  actor: Actor,
  now = new Date(),
): Promise<{ lost: number; queued: number; due: number }> {
  if (actor.kind !== "system") throw new Error("only the worker sweeps");
  const lost = await markLostRelays(now);
  const late = addMs(now, -LATE_MS);
  const queued = await db.ticketRelay.findMany({
    where: { state: "queued", createdAt: { lt: late } },
    select: { id: true },
    take: MOST,
  });
  for (const { id } of queued) await enqueue(db, sendRelayJob, id);
  const due = await db.ticketRelay.findMany({
    where: { nextCheckAt: { lt: late } },
    orderBy: { nextCheckAt: "asc" },
    select: { id: true },
    take: MOST,
  });
  for (const { id } of due) await enqueue(db, checkQuestionJob, id);
  await db.inboundMail.deleteMany({ where: { receivedAt: { lt: addMs(now, -REMEMBERED_MS) } } });
  return { lost, queued: queued.length, due: due.length };
}
