import "server-only";
import { log } from "@/lib/core/log";
import { addMs, MINUTE_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { lockTicket } from "../lock-ticket";

/** Longer than any call takes: a write ends after two minutes at most. */
const LOST_AFTER_MS = 5 * MINUTE_MS;
const MOST = 100;

/**
 * What is still sending after that time lost its worker: whether it arrived is unknown. It is not sent again; staff look and settle it.
 * @returns how many
 */
export async function markLostRelays(now: Date): Promise<number> {
  const lost = await db.ticketRelay.findMany({
    where: { state: "sending", sentAt: { lt: addMs(now, -LOST_AFTER_MS) } },
    select: { id: true, ticketId: true },
    take: MOST,
  });
  for (const { id, ticketId } of lost) {
    await db.$transaction(async (tx) => {
      await lockTicket(tx, ticketId);
      const mine = await tx.ticketRelay.updateMany({
        where: { id, state: "sending" },
        data: { state: "unknown", reason: "worker_lost" },
      });
      if (mine.count === 0) return;
      log.error({ relayId: id }, "a worker died while it sent a question: its outcome is unknown");
      await tx.ticket.updateMany({ where: { id: ticketId, state: "waiting" }, data: { state: "open" } });
    });
  }
  return lost.length;
}
