import type { StaffRole } from "@/lib/core/actor";

interface StaffPage {
  /** Its segment below /admin and its key in messages/shell.json. */
  segment: string;
  key: string;
  roles: readonly StaffRole[];
}

const all: readonly StaffRole[] = ["support", "finance", "admin"];
const money: readonly StaffRole[] = ["finance", "admin"];
const admin: readonly StaffRole[] = ["admin"];

/** The rail of words: what each role finds in it. The pages authorise by themselves; this only spares dead ends. */
export const staffNav: readonly { key: string; pages: readonly StaffPage[] }[] = [
  {
    key: "work",
    pages: [
      { segment: "orders", key: "orders", roles: all },
      { segment: "tickets", key: "tickets", roles: all },
      { segment: "services", key: "services", roles: all },
      { segment: "domains", key: "domains", roles: all },
    ],
  },
  {
    key: "money",
    pages: [
      { segment: "ledger", key: "ledger", roles: money },
      { segment: "top-ups", key: "receipts", roles: all },
      { segment: "reconcile", key: "reconcile", roles: money },
      { segment: "invoices", key: "invoices", roles: money },
    ],
  },
  {
    key: "goods",
    pages: [
      { segment: "prices", key: "prices", roles: money },
      { segment: "offers", key: "offers", roles: money },
      { segment: "coupons", key: "coupons", roles: money },
    ],
  },
  {
    key: "system",
    pages: [
      { segment: "customers", key: "customers", roles: all },
      { segment: "staff", key: "people", roles: admin },
      { segment: "calls", key: "calls", roles: all },
      { segment: "outbox", key: "outbox", roles: all },
      { segment: "audit", key: "audit", roles: money },
      { segment: "settings", key: "settings", roles: admin },
    ],
  },
];
