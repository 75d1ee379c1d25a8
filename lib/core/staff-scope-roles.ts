import type { StaffRole } from "./actor";
import { STAFF_SCOPES, type StaffScope } from "./staff-scopes";

// Without zod: forms in the browser use it.

const all: readonly StaffRole[] = ["support", "finance", "admin"];
const money: readonly StaffRole[] = ["finance", "admin"];
const desk: readonly StaffRole[] = ["support", "admin"];

/**
 * The roles that have any of a scope. Each route also wants the role that it wants of people, so that a scope never adds to what its owner
 * may.
 */
const ROLES_BY_SCOPE: Record<StaffScope, readonly StaffRole[]> = {
  "orders:read": all,
  "customers:read": all,
  "services:read": all,
  "tickets:read": all,
  "tickets:write": desk,
  "prices:read": all,
  "prices:write": money,
  "payments:read": all,
  "fapiao:read": money,
  "reports:read": money,
  "audit:read": money,
};

/** The scopes of which somebody with this role can use anything. */
export function scopesOfRole(role: StaffRole): StaffScope[] {
  return STAFF_SCOPES.filter((scope) => ROLES_BY_SCOPE[scope].includes(role));
}
