import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { ticketRoles } from "../contract";

/** @throws AppError forbidden (403) for staff whose role only reads tickets. */
export function requireTicketStaff(actor: StaffActor): void {
  if (actor.kind !== "staff" || !ticketRoles.some((role) => role === actor.role)) throw forbidden();
}
