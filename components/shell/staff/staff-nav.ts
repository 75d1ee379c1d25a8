import type { Messages } from "next-intl";
import type { StaffRole } from "@/lib/core/actor";

type StaffKey = keyof Messages["shell"]["staff"];

interface StaffPage {
  /** Its segment below /admin, null for /admin itself, and its key in messages/shell.json. */
  segment: string | null;
  key: StaffKey;
  roles: readonly StaffRole[];
}

const all: readonly StaffRole[] = ["support", "finance", "admin"];
const money: readonly StaffRole[] = ["finance", "admin"];
const admin: readonly StaffRole[] = ["admin"];
const writers: readonly StaffRole[] = ["support", "admin"];

/** The navigation of the back office by role. Pages authorise by themselves; links that a role can't use are only hidden. */
export const staffNav: readonly { key: StaffKey; pages: readonly StaffPage[] }[] = [
  {
    key: "work",
    pages: [
      { segment: null, key: "home", roles: all },
      { segment: "attention", key: "attention", roles: all },
      { segment: "orders", key: "orders", roles: all },
      { segment: "customers", key: "customers", roles: all },
      { segment: "services", key: "services", roles: all },
      { segment: "reviews", key: "reviews", roles: all },
      { segment: "tickets", key: "tickets", roles: all },
    ],
  },
  {
    key: "money",
    pages: [
      { segment: "payments", key: "payments", roles: all },
      { segment: "top-ups", key: "topUps", roles: all },
      { segment: "statements", key: "statements", roles: money },
      { segment: "refunds", key: "refunds", roles: all },
      { segment: "payouts", key: "payouts", roles: all },
      { segment: "adjustments", key: "adjustments", roles: all },
      { segment: "balance", key: "balance", roles: all },
      { segment: "books", key: "books", roles: money },
      { segment: "papers", key: "papers", roles: all },
      { segment: "fapiao", key: "fapiao", roles: money },
      { segment: "gateways", key: "gateways", roles: money },
    ],
  },
  {
    key: "products",
    pages: [
      { segment: "catalogue", key: "catalogue", roles: all },
      { segment: "prices", key: "prices", roles: money },
      { segment: "suffixes", key: "suffixes", roles: money },
      { segment: "promotions", key: "promotions", roles: money },
    ],
  },
  {
    key: "system",
    pages: [
      { segment: "staff", key: "people", roles: admin },
      { segment: "calls", key: "calls", roles: all },
      { segment: "outbox", key: "outbox", roles: all },
      { segment: "audit", key: "audit", roles: money },
      { segment: "tokens", key: "tokens", roles: all },
      { segment: "imports", key: "imports", roles: money },
      { segment: "health", key: "health", roles: all },
      { segment: "settings", key: "settings", roles: admin },
      { segment: "help", key: "help", roles: writers },
    ],
  },
];

/** Whether a role has the page of the back office to which an address leads; to the others it is not there. */
export function hasStaffPage(role: StaffRole, href: string): boolean {
  const segment = /^\/admin\/([\w-]+)/.exec(href)?.[1] ?? null;
  return staffNav.some(({ pages }) => pages.some((page) => page.segment === segment && page.roles.includes(role)));
}
