import type { Prisma } from "@/lib/db/generated/client";

export type ServiceSort = "expires" | "newest" | "name";
type Ended = { id: string; displayName: string; expiresAt: Date | null };

/** Each order ends in the id, so that equal values have a fixed order; the newest service has the greatest id (UUID 7). */
export const SERVICE_ORDERS: Record<ServiceSort, Prisma.ServiceOrderByWithRelationInput[]> = {
  expires: [{ expiresAt: { sort: "asc", nulls: "last" } }, { id: "asc" }],
  newest: [{ id: "desc" }],
  name: [{ displayName: "asc" }, { id: "asc" }],
};

/** Where a page ended: opaque to callers, and valid for one order only. */
export function writeServiceCursor(sort: ServiceSort, { id, displayName, expiresAt }: Ended): string {
  const value = { expires: expiresAt?.getTime() ?? null, newest: null, name: displayName }[sort];
  return Buffer.from(JSON.stringify([sort, value, id])).toString("base64url");
}

/**
 * The rows after a cursor, as conditions that each use an index, to be read one after the other until the page is full: services
 * without
 * an expiry come last. Text that is no cursor of this order gives the first page.
 */
export function afterServiceCursor(sort: ServiceSort, text: string | undefined): Prisma.ServiceWhereInput[] {
  const [of, value, id] = parse(text);
  if (of !== sort || typeof id !== "string" || !/^[0-9a-f-]{36}$/.test(id)) return [{}];
  if (sort === "newest") return [{ id: { lt: id } }];
  if (sort === "name") {
    if (typeof value !== "string") return [{}];
    return [{ displayName: { gte: value }, OR: [{ displayName: { gt: value } }, { id: { gt: id } }] }];
  }
  if (value === null) return [{ expiresAt: null, id: { gt: id } }];
  if (typeof value !== "number" || !Number.isSafeInteger(value)) return [{}];
  const at = new Date(value);
  return [{ expiresAt: { gte: at }, OR: [{ expiresAt: { gt: at } }, { id: { gt: id } }] }, { expiresAt: null }];
}

function parse(text: string | undefined): unknown[] {
  if (!text) return [];
  try {
    const read: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
    return Array.isArray(read) ? read : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
