import "server-only";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { ZoneChange, ZoneRestorePoint } from "@/lib/db/generated/client";
import type { ZoneRecord } from "@/lib/dns/record";
import { recordsOf } from "../change-log";
import type { OwnedDomain } from "../find-domain";
import { CHANGES_AS_POINTS } from "../restore-points-contract";
import { unpackRecords } from "./pack-records";

export type FoundPoint = { records: ZoneRecord[] } & (
  | { kind: "named"; row: ZoneRestorePoint }
  | { kind: "change"; row: ZoneChange }
);

/** The oldest change whose state before it is still offered; null: all are. Ids are UUIDv7: their order is the order of time. */
export async function oldestChangeOffered(serviceId: string): Promise<string | null> {
  const row = await db.zoneChange.findFirst({
    where: { serviceId },
    orderBy: { id: "desc" },
    skip: CHANGES_AS_POINTS - 1,
    select: { id: true },
  });
  return row?.id ?? null;
}

/** A restore point of a domain, of either kind, with its records. @throws AppError not_found (404) */
export async function findRestorePoint(domain: OwnedDomain, id: string): Promise<FoundPoint> {
  const named = await db.zoneRestorePoint.findFirst({ where: { id, serviceId: domain.id } });
  if (named) return { kind: "named", row: named, records: unpackRecords(named.records) };
  const oldest = await oldestChangeOffered(domain.id);
  const change = await db.zoneChange.findFirst({
    where: { AND: [{ id, serviceId: domain.id }, oldest ? { id: { gte: oldest } } : {}] },
  });
  if (!change) throw notFound("restore point");
  return { kind: "change", row: change, records: recordsOf(change.before).map(({ id: _, ...record }) => record) };
}
