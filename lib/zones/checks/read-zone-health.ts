import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { addMs, HOUR_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { readService } from "@/lib/services/read-service";
import { healthFinding, type ZoneHealthView } from "../checks-contract";
import { lookThroughZone } from "./check-health";
import { showHealth } from "./show-health";

/** What was found is shown for so long before it is looked for again. */
const FRESH_MS = 6 * HOUR_MS;

const stored = z.object({ findings: z.array(healthFinding), asked: z.boolean() });

/** What was found last, if that is fresh enough; else it is looked for now. Errors as checkHealth. */
export async function readZoneHealth(actor: Actor, input: { id: string }, now = new Date()): Promise<ZoneHealthView> {
  // Also says whose domain it is.
  const service = await readService(actor, input);
  const row = await db.zoneHealth.findUnique({ where: { serviceId: service.id } });
  const kept = stored.safeParse(row?.findings);
  if (row && kept.success && row.checkedAt > addMs(now, -FRESH_MS))
    return showHealth(kept.data.findings, kept.data.asked, row.checkedAt);
  return lookThroughZone(actor, service, now);
}
