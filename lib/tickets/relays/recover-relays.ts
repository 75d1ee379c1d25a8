import "server-only";
import type { Db } from "@/lib/db/client";

/**
 * To be run after a restore from backup, before any worker starts: what was still to be sent may have been sent after the backup. Its
 * outcome becomes unknown, and staff settle it. Safe to repeat. @returns how many.
 */
export async function recoverRelays(db: Db): Promise<number> {
  return db.$transaction(async (tx) => {
    const open = await tx.ticketRelay.updateManyAndReturn({
      where: { state: { in: ["queued", "sending"] } },
      data: { state: "unknown", reason: "restored" },
      select: { ticketId: true },
    });
    const ids = open.map(({ ticketId }) => ticketId);
    await tx.ticket.updateMany({ where: { id: { in: ids }, state: "waiting" }, data: { state: "open" } });
    return open.length;
  });
}
