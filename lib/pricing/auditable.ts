import type { Prisma } from "@/lib/db/generated/client";

/** A row as JSON for the audit: money as decimal text of fen, times as ISO text. */
export function auditable(row: object): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(row, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value)));
}
