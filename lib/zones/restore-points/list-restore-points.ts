import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { findDomain } from "../find-domain";
import type { RestorePoint } from "../restore-points-contract";
import { describePoints, type PointRow } from "./describe-point";
import { oldestChangeOffered } from "./find-restore-point";

/** The restore points of a domain, newest first: both kinds in one order, because their ids are UUIDv7. */
export async function listRestorePoints(
  actor: Actor,
  input: { id: string; after?: string | undefined; take: number },
): Promise<{ rows: RestorePoint[]; next: string | null }> {
  const { id: serviceId } = await findDomain(actor, input.id);
  const before = input.after ? { lt: input.after } : {};
  const take = input.take + 1;
  const oldest = await oldestChangeOffered(serviceId);
  const [named, changes] = await Promise.all([
    db.zoneRestorePoint.findMany({
      where: { serviceId, id: before },
      orderBy: { id: "desc" },
      take,
      omit: { records: true },
    }),
    db.zoneChange.findMany({
      where: { serviceId, id: { ...before, ...(oldest ? { gte: oldest } : {}) } },
      orderBy: { id: "desc" },
      take,
      omit: { before: true, after: true },
    }),
  ]);
  const counts = await countBefore(changes.map(({ id }) => id));
  const rows: PointRow[] = [
    ...named.map((row) => ({ ...row, kind: "named" as const })),
    ...changes.map(({ kind, ...row }) => ({
      ...row,
      kind: "change" as const,
      changeKind: kind,
      recordCount: counts.get(row.id) ?? 0,
    })),
  ].sort((one, other) => (one.id < other.id ? 1 : -1));
  const page = rows.slice(0, input.take);
  return {
    rows: await describePoints(actor, page),
    next: rows.length > input.take ? (page.at(-1)?.id ?? null) : null,
  };
}

/** Counted by the database, so that a list does not fetch whole zones. */
async function countBefore(ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<{ id: string; count: number }[]>`
    SELECT id::text, jsonb_array_length(before) AS count FROM zone_changes
     WHERE id IN (${Prisma.join(ids.map((id) => Prisma.sql`${id}::uuid`))})`;
  return new Map(rows.map(({ id, count }) => [id, count]));
}
