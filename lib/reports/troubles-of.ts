import type { StaffRole } from "@/lib/core/actor";
import { type Health, type HealthPart, healthParts, type Trouble } from "./health-contract";

/** Whose business a part is; every other part is everybody's among staff. */
const OF_ROLES: Partial<Record<HealthPart, readonly StaffRole[]>> = {
  balance: ["finance", "admin"],
  backup: ["admin"],
};

/** Trouble that this role should know of. Without a worker the queue stands still as well: that is one trouble. */
export function troublesOf(health: Health, role: StaffRole): Trouble[] {
  return healthParts
    .filter((part) => !health[part].ok)
    .filter((part) => OF_ROLES[part]?.includes(role) ?? true)
    .filter((part) => part !== "queue" || health.worker.ok)
    .map((part) => ({ part, health: health[part] }));
}

/** Trouble that every page of the back office says. A mail that one address refused does not stop the shop. */
export function graveTroublesOf(health: Health, role: StaffRole): Trouble[] {
  return troublesOf(health, role).filter((trouble) => trouble.health.detail !== "failed");
}
