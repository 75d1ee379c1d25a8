import type { ThingState } from "@/components/ui/status";
import type { ServiceRow } from "@/lib/services/contract";

const EXPIRING_MS = 30 * 86_400_000;

/** Ours, and not at work: somebody stopped it. */
const ACTIVE: Readonly<Record<string, ThingState>> = { stopped: "off", paused: "stopped" };

/** How a service's state is shown: one glance at what needs a hand. The word may be the line's own. */
export function serviceStatus(
  row: Pick<ServiceRow, "state" | "reason" | "expiresAt">,
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
      return { state: "off" };
    case "expired":
      return { state: "expired" };
    case "suspended":
      return { state: "stopped", ...named };
    case "active": {
      if (row.expiresAt !== null && row.expiresAt.getTime() - now < EXPIRING_MS) return { state: "expiring" };
      return { state: ACTIVE[row.reason ?? ""] ?? "on", ...named };
    }
  }
}
