import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Edit } from "@/lib/dns/diff";
import { changeZone, type ZoneOutcome } from "./change-zone";

/** Applies a customer's edits to a zone. Errors as changeZone. */
export function applyChanges(
  actor: Actor,
  input: { id: string; edits: readonly Edit[]; baseVersion: string; confirmed: boolean },
): Promise<ZoneOutcome> {
  const { id: serviceId, edits, baseVersion, confirmed } = input;
  return changeZone(actor, { serviceId, kind: "edit", undoOfId: null, baseVersion, confirmed, edits: () => edits });
}
