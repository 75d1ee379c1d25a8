import "server-only";
import { addMs, HOUR_MS } from "@/lib/core/time";
import { db, type Tx } from "@/lib/db/client";
import { readSetting } from "@/lib/settings/read-setting";

/** Customers who have waited since this time or longer have waited for too long (setting tickets.alertHours). */
export async function lateSince(now: Date, tx?: Tx): Promise<Date> {
  const { alertHours } = await readSetting("tickets", tx);
  return addMs(now, -alertHours * HOUR_MS);
}

/** How many tickets nobody has answered for too long. */
export async function countLateTickets(now: Date): Promise<number> {
  return db.ticket.count({ where: { unansweredAt: { lte: await lateSince(now) } } });
}
