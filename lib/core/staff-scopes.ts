import type { StaffRole } from "./actor";

// Without zod: forms in the browser use it.

const all: readonly StaffRole[] = ["support", "finance", "admin"];
const money: readonly StaffRole[] = ["finance", "admin"];
const desk: readonly StaffRole[] = ["support", "admin"];

/**
 * What a token of the staff may reach, and the roles that have any of it. Each route also wants the role that it wants of people, so
 * that a scope never adds to what its owner may.
 */
const ROLES_BY_SCOPE = {
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
} as const;

export type StaffScope = keyof typeof ROLES_BY_SCOPE;
export const STAFF_SCOPES = Object.keys(ROLES_BY_SCOPE) as [StaffScope, ...StaffScope[]];

/** The scopes of which somebody with this role can use anything. */
export function scopesOfRole(role: StaffRole): StaffScope[] {
  return STAFF_SCOPES.filter((scope) => ROLES_BY_SCOPE[scope].includes(role));
}

/** Whether scopes allow what a route wants; writing includes reading. */
export function staffTokenMay(scopes: readonly StaffScope[], wanted: StaffScope): boolean {
  return scopes.includes(wanted) || scopes.some((one) => one === wanted.replace(/:read$/, ":write"));
}
