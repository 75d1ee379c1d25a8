import type { ThingState } from "@/components/ui/status";
import type { ServiceRow } from "@/lib/services/contract";

const EXPIRING_MS = 30 * 86_400_000;

/** The last thirty days; of what is bought by the month its last quarter, else it would never be anything but expiring. */
function isExpiring({ registeredAt, expiresAt }: Pick<ServiceRow, "registeredAt" | "expiresAt">, now: number): boolean {
  if (expiresAt === null) return false;
  const wholeMs = registeredAt === null ? Number.POSITIVE_INFINITY : expiresAt.getTime() - registeredAt.getTime();
  return expiresAt.getTime() - now < Math.min(EXPIRING_MS, wholeMs / 4);
}

/** The registry waits for the review of its owner's name. */
const inReview = (realName: ServiceRow["realName"]) => realName !== null && realName !== "pass";

/** Active at the shop, and not at work: somebody stopped it. */
const ACTIVE: Readonly<Record<string, ThingState>> = { stopped: "off", paused: "stopped" };

type Subject = Pick<ServiceRow, "state" | "realName" | "reason" | "registeredAt" | "expiresAt">;

/**
 * How a service's state is shown: one glance at what needs a hand.
 * @param word the product line's own word for a reason, where it has one.
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
      if (inReview(row.realName)) return { state: "review" };
      if (isExpiring(row, now)) return { state: "expiring" };
      return { state: ACTIVE[row.reason ?? ""] ?? "on", ...named };
    }
  }
}
