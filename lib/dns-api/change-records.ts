import "server-only";
import type { TokenActor } from "@/lib/auth/authenticate-token";
import { AppError } from "@/lib/core/errors";
import type { Edit } from "@/lib/dns/diff";
import type { ExistingRecord, ZoneRecord } from "@/lib/dns/record";
import { changeZone } from "@/lib/zones/change-zone";
import type { ZoneRead } from "@/lib/zones/read-upstream-zone";
import { SHORT_TTL } from "./names";
import type { ReachedZone } from "./own-zone";

/** Longer than people wait: a program sends its next change at once. Shorter than the 30 seconds after which most give up. */
const WAIT_MS = 22_000;

/**
 * Changes a zone from its present records, by the same plan, lease and history as the editor.
 * @returns whether anything had to be changed.
 * @throws AppError as changeZone, and the code of the step that failed (409, or 502 when its outcome is unknown).
 */
export async function changeRecords(
  actor: TokenActor,
  zone: ReachedZone,
  edits: (current: readonly ExistingRecord[], read: ZoneRead) => readonly Edit[],
): Promise<boolean> {
  const wish = { serviceId: zone.id, kind: "edit", undoOfId: null, baseVersion: null, confirmed: false } as const;
  const { change } = await changeZone(actor, { ...wish, waitMs: WAIT_MS, edits });
  if (change === null) return false;
  if (change.state === "done") return true;
  const failed = change.steps.find(({ state }) => state === "failed" || state === "unknown");
  throw new AppError(failed?.code ?? "zones.no_answer", failed?.state === "failed" ? 409 : 502);
}

export function txtRecord(host: string, value: string): ZoneRecord {
  return { host, type: "TXT", value, ttlSeconds: SHORT_TTL, priority: null };
}
