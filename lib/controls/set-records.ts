import "server-only";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { changeZone } from "@/lib/zones/change-zone";
import type { RecordPlan } from "./contract";

/** What a run keeps of the plan that was agreed to. */
export interface AgreedPlan {
  zones: Pick<RecordPlan["zones"][number], "serviceId" | "version" | "edits" | "wanted">[];
  missed: string[];
}

/**
 * Makes the edits that the customer has seen and agreed to, as one change per zone, which its history shows under their name and which can be
 * undone. A zone that has changed since then stays as it is. @returns what could not be set, as "host.domain TYPE value".
 */
export async function setRecords(actor: Actor, plan: AgreedPlan): Promise<string[]> {
  const missed = [...plan.missed];
  for (const { serviceId, version: baseVersion, edits, wanted } of plan.zones) {
    if (edits.length === 0) continue;
    try {
      const wish = { serviceId, kind: "template", undoOfId: null, baseVersion, confirmed: true } as const;
      const { change } = await changeZone(actor, { ...wish, edits: () => edits });
      if (change !== null && change.state !== "done") missed.push(...wanted);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      log.info({ code: error.code, serviceId }, "records of a product could not be set");
      missed.push(...wanted);
    }
  }
  return missed;
}
