import "server-only";
import { MINUTE_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import type { ShopImport } from "@/lib/db/generated/client";
import { type ShopImportRow, shopImportRow } from "./contract";
import { sources } from "./sources/registry";

/** An import that has not moved for so long was ended; it is run again. */
const STOPPED_MS = 5 * MINUTE_MS;

/** Imports as staff see them, in the same order. */
export async function viewImports(rows: readonly ShopImport[]): Promise<ShopImportRow[]> {
  const ids = [...new Set(rows.map(({ byId }) => byId))];
  const people = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const now = Date.now();
  return rows.map(({ id, source, fileName, byId, startedAt, endedAt, stage, doneCount, total, seenAt }) => ({
    ...{ id, fileName, startedAt, endedAt, doneCount, total },
    source: sources.find((one) => one.id === source)?.label ?? source,
    by: people.find((person) => person.id === byId)?.name ?? "",
    stopped: endedAt === null && now - seenAt.getTime() > STOPPED_MS,
    stage: shopImportRow.shape.stage.parse(stage),
  }));
}
