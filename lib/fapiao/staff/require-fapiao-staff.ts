import type { StaffActor, StaffRole } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { fapiaoRoles } from "../admin-contract";

/** @throws AppError forbidden for support */
export function requireFapiaoStaff({ role }: Pick<StaffActor, "role">): void {
  if (!(fapiaoRoles as readonly StaffRole[]).includes(role)) throw forbidden();
}
