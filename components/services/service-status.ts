import type { ThingState } from "@/components/ui/status";
import type { ServiceRow } from "@/lib/services/contract";

const EXPIRING_MS = 30 * 86_400_000;

/** The last thirty days; of what is bought by the month its last quarter, else it would never be anything but expiring. */
function isExpiring({ registeredAt, expiresAt }: Pick<ServiceRow, "registeredAt" | "expiresAt">, now: number): boolean {
  if (expiresAt === null) return false;
  const wholeMs = registeredAt === null ? Number.POSITIVE_INFINITY : expiresAt.getTime() - registeredAt.getTime();
  return expiresAt.getTime() - now < Math.min(EXPIRING_MS, wholeMs / 4);
}

/** Ours, and not at work: somebody stopped it. */
const ACTIVE: Readonly<Record<string, ThingState>> = { stopped: "off", paused: "stopped" };

/** How a service's state is shown: one glance at what needs a hand. The word may be the line's own. */
export function serviceStatus(
  row: Pick<ServiceRow, "state" | "reason" | "registeredAt" | "expiresAt">,
  word: (reason: string) => string | undefined,
  now = Date.now(),
): { state: ThingState; word?: string } {
  const own = row.reason === null ? undefined : word(row.reason);
  const named = own === undefined ? {} : { word: own };
  switch (row.state) {
    case "opening":
      return { state: "opening" };
    case "failed":
      return { state: "failed" };
    case "ended":
      return { state: "ended" };
    case "expired":
      return { state: "expired" };
    case "suspended":
      return { state: "stopped", ...named };
    case "active": {
      if (isExpiring(row, now)) return { state: "expiring" };
      return { state: ACTIVE[row.reason ?? ""] ?? "on", ...named };
    }
  }
}
