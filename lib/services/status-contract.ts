import type { ServiceRow } from "./contract";
import { isExpiring } from "./expiring-contract";

/** The words under ui.status that a service can have. */
type ServiceStatus =
  | ("on" | "opening" | "unverified" | "review" | "unpassed" | "expiring")
  | ("expired" | "stopped" | "failed" | "ended" | "off");

/** What the real-name review of the registrant still lacks: nothing is in review before documents were submitted. */
const REAL_NAME: Partial<Record<NonNullable<ServiceRow["realName"]>, ServiceStatus>> = {
  none: "unverified",
  checking: "review",
  unpass: "unpassed",
};

/** Services that are active for the shop but that somebody has stopped, by the reason. */
const ACTIVE: Readonly<Record<string, ServiceStatus>> = { stopped: "off", paused: "stopped" };

type Subject = Pick<ServiceRow, "state" | "realName" | "reason" | "expiresAt" | "termMonths">;

/**
 * The status of a service as it is shown; what needs the owner to act comes first. @param word the product line's own word for a
 * reason, if it has one.
 */
export function serviceStatus(
  row: Subject,
  word: (reason: string) => string | undefined,
  now = Date.now(),
): { state: ServiceStatus; word?: string } {
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
      const halted = ACTIVE[row.reason ?? ""];
      if (halted === undefined && isExpiring(row, now)) return { state: "expiring" };
      return { state: halted ?? "on", ...named };
    }
  }
}
