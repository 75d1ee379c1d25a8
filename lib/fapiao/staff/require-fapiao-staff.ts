import type { StaffActor, StaffRole } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { fapiaoRoles } from "../admin-contract";

export const mayReadFapiaos = ({ role }: Pick<StaffActor, "role">): boolean =>
  (fapiaoRoles as readonly StaffRole[]).includes(role);

/** @throws AppError forbidden for support */
export function requireFapiaoStaff(actor: Pick<StaffActor, "role">): void {
  if (!mayReadFapiaos(actor)) throw forbidden();
}
