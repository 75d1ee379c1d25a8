import type { SortColumn } from "@/lib/db/keyset";

/** What services are sorted by, of all customers and of one. */
export const serviceSorts = {
  expires: { kind: "time", column: "expiresAt", nullable: true },
  name: { kind: "text", column: "displayName" },
  added: { kind: "made" },
} as const satisfies Record<string, SortColumn>;
