import "server-only";
import { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { addMs, HOUR_MS } from "@/lib/core/time";
import { type Db, db as shared, type Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { agentCheckView, type BookCheckView, bookFault } from "../contract";
import type { AgentCheck } from "./check-agent-account";

/** The check runs every night; one that is older was missed. */
const OVERDUE_HOURS = 26;

/** The last check of the books, for staff; null before the first. */
export function readBookCheck(_actor: StaffActor, now = new Date()): Promise<BookCheckView | null> {
  return lastBookCheck(shared, now);
}

export async function lastBookCheck(db: Db | Tx, now: Date): Promise<BookCheckView | null> {
  const row = await db.bookCheck.findFirst({ orderBy: { id: "desc" } });
  if (!row) return null;
  const by = row.byId ? await db.user.findUnique({ where: { id: row.byId }, select: { name: true } }) : null;
  const { at, ms, postingCount, faultCount } = row;
  return {
    ...{ at, ms, postingCount, faultCount },
    overdue: at < addMs(now, -OVERDUE_HOURS * HOUR_MS),
    by: by?.name ?? null,
    faults: z.array(bookFault).parse(row.faults),
    agent: row.agent === null ? null : agentCheckView.parse(row.agent),
  };
}

/** As stored (JSON); `agentCheckView.parse` reads it back. */
export function encodeAgent({ at, booksFen, upstreamFen, onItsWay, differenceFen, explainedBy }: AgentCheck) {
  return z.encode(agentCheckView, {
    ...{ at, booksFen, upstreamFen, onItsWay, differenceFen },
    explainedBy,
  }) as Prisma.InputJsonObject;
}
