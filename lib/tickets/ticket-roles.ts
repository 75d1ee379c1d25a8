import type { StaffRole } from "@/lib/core/actor";

/** Who answers tickets, asks the upstream and writes saved replies. Everybody among staff may read them. */
export const ticketRoles = ["support", "admin"] as const satisfies readonly StaffRole[];
