// Without zod: forms in the browser use it.

/** What a token of the staff may reach. What a role has of each: staff-scope-roles.ts. */
export const STAFF_SCOPES = [
  ...(["orders:read", "customers:read", "services:read", "tickets:read", "tickets:write"] as const),
  ...(["prices:read", "prices:write", "payments:read", "fapiao:read", "reports:read", "audit:read"] as const),
] as const;
export type StaffScope = (typeof STAFF_SCOPES)[number];

/** Whether scopes allow what a route wants; writing includes reading. */
export function staffTokenMay(scopes: readonly StaffScope[], wanted: StaffScope): boolean {
  return scopes.includes(wanted) || scopes.some((one) => one === wanted.replace(/:read$/, ":write"));
}
