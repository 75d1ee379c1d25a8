import "server-only";
import type { Actor } from "@/lib/core/actor";
import { conflict, notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { undoEdits } from "@/lib/dns/undo";
import { recordsOf } from "./change-log";
import { changeZone, type ZoneOutcome } from "./change-zone";
import { findDomain } from "./find-domain";

/**
 * Undoes a finished change, as far as the zone still contains it. The undo is a change itself and can be undone.
 * @throws AppError zones.nothing_to_undo (409) and those of changeZone
 */
export async function undoChange(
  actor: Actor,
  input: { id: string; changeId: string; baseVersion: string; confirmed: boolean },
): Promise<ZoneOutcome> {
  const domain = await findDomain(actor, input.id);
  const change = await db.zoneChange.findFirst({ where: { id: input.changeId, serviceId: domain.id } });
  if (!change) throw notFound("change");
  if (change.after === null) throw conflict("zones.nothing_to_undo");
  const { baseVersion, confirmed } = input;
  const past = { before: recordsOf(change.before), after: recordsOf(change.after) };
  return changeZone(actor, {
    serviceId: domain.id,
    kind: "undo",
    undoOfId: change.id,
    baseVersion,
    confirmed,
    edits: (current) => {
      const edits = undoEdits(current, past);
      if (edits.length === 0) throw conflict("zones.nothing_to_undo");
      return edits;
    },
  });
}
