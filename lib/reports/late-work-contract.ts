import type { StaffRole } from "@/lib/core/actor";

/** Work that nobody has done for too long: no part of the shop's health, but staff must know. Who can do it, and its list. */
export const lateWork = {
  /** Tickets that nobody has answered. */
  tickets: { roles: ["support", "admin"], href: "/admin/tickets?state=open" },
  /** Tax invoices that nobody has issued or made red. */
  fapiao: { roles: ["finance", "admin"], href: "/admin/fapiao" },
  /** Differences in the payment gateways' bills that are open for longer than a day, and bills that can't be read for days. */
  gatewayBills: { roles: ["finance", "admin"], href: "/admin/books/gateways" },
} as const satisfies Record<string, { roles: readonly StaffRole[]; href: string }>;

export type LateKind = keyof typeof lateWork;

/** The kinds that this role can do something about. */
export const lateKindsOf = (role: StaffRole): LateKind[] =>
  (Object.keys(lateWork) as LateKind[]).filter((kind) => (lateWork[kind].roles as readonly StaffRole[]).includes(role));
