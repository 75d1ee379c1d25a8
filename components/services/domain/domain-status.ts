import type { ThingState } from "@/components/ui/status";
import type { ServiceRow } from "@/lib/services/contract";

const EXPIRING_MS = 30 * 86_400_000;

/** How a domain's state is shown: one glance at what needs a hand. */
export function domainStatus(
  row: Pick<ServiceRow, "state" | "realName" | "expiresAt">,
  now = Date.now(),
): { state: ThingState } {
  switch (row.state) {
    case "opening":
      return { state: "opening" };
    case "suspended":
      return { state: "stopped" };
    case "failed":
      return { state: "failed" };
    case "expired":
      return { state: "expired" };
    case "ended":
      return { state: "ended" };
    case "active": {
      if (row.realName === "none" || row.realName === "checking" || row.realName === "unpass")
        return { state: "review" };
      const soon = row.expiresAt !== null && row.expiresAt.getTime() - now < EXPIRING_MS;
      return { state: soon ? "expiring" : "on" };
    }
  }
}
