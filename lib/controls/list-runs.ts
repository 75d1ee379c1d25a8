import "server-only";
import type { Actor } from "@/lib/core/actor";
import { DAY_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { findService } from "@/lib/services/find-service";
import type { ControlRunView } from "./contract";
import { viewRun } from "./view-run";

const SHOWN_MS = DAY_MS;
const MOST = 20;

/** A service's open runs, and the latest of the last day, newest first. */
export async function listRuns(actor: Actor, { id }: { id: string }): Promise<{ rows: ControlRunView[] }> {
  await findService(actor, id, { ended: true });
  return { rows: await recentRuns(id) };
}

export async function recentRuns(serviceId: string): Promise<ControlRunView[]> {
  const since = new Date(Date.now() - SHOWN_MS);
  const rows = await db.controlRun.findMany({
    where: { serviceId, OR: [{ finishedAt: null }, { createdAt: { gte: since } }] },
    orderBy: { createdAt: "desc" },
    take: MOST,
  });
  return rows.map((row) => viewRun(row));
}
