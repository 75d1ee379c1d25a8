import type { ThingState } from "@/components/ui/status";
import type { ServiceRow } from "@/lib/services/contract";

const EXPIRING_MS = 30 * 86_400_000;

/**
 * Whether the service is in its last thirty days, or in the last quarter of its term if that is shorter: a service bought by the
 * month would otherwise always be expiring.
 */
function isExpiring({ registeredAt, expiresAt }: Pick<ServiceRow, "registeredAt" | "expiresAt">, now: number): boolean {
  if (expiresAt === null) return false;
  const wholeMs = registeredAt === null ? Number.POSITIVE_INFINITY : expiresAt.getTime() - registeredAt.getTime();
  return expiresAt.getTime() - now < Math.min(EXPIRING_MS, wholeMs / 4);
}

/** What the real-name review of the registrant still lacks: nothing is in review before documents were submitted. */
const REAL_NAME: Partial<Record<NonNullable<ServiceRow["realName"]>, ThingState>> = {
  none: "unverified",
  checking: "review",
  unpass: "unpassed",
};

/** Services that are active for the shop but that somebody has stopped, by the reason. */
const ACTIVE: Readonly<Record<string, ThingState>> = { stopped: "off", paused: "stopped" };

type Subject = Pick<ServiceRow, "state" | "realName" | "reason" | "registeredAt" | "expiresAt">;

/**
 * The status of a service as it is shown; what needs the owner to act comes first. @param word the product line's own word for a
 * reason, if it has one.
 */
export function serviceStatus(
  row: Subject,
  word: (reason: string) => string | undefined,
  now = Date.now(),
): { state: ThingState; word?: string } {
  const own = row.reason === null ? undefined : word(row.reason);
  const named = own === undefined ? {} : { word: own };
  switch (row.state) {
    case "opening":
    case "failed":
    case "ended":
    case "expired":
      return { state: row.state };
    case "suspended":
      return { state: "stopped", ...named };
    case "active": {
      const lacking = row.realName === null ? undefined : REAL_NAME[row.realName];
      if (lacking !== undefined) return { state: lacking };
      if (isExpiring(row, now)) return { state: "expiring" };
      return { state: ACTIVE[row.reason ?? ""] ?? "on", ...named };
    }
  }
}
