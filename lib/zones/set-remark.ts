import "server-only";
import type { Actor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { recordName } from "@/lib/dns/moved-records";
import { findDomain } from "./find-domain";
import { lastKnownZone } from "./last-known-zone";
import { listRemarks } from "./list-remarks";
import { recordKey } from "./record-key";
import type { RecordRemark } from "./remark-contract";

/**
 * Sets the remark beside a record of the zone as it was last read, or removes it by an empty text. A retry is safe. @returns all remarks.
 * @throws AppError not_found (404); zones.remark_without_record (409)
 */
export async function setRemark(
  actor: Actor,
  { id, remark, ...record }: RecordRemark & { id: string },
): Promise<{ remarks: RecordRemark[] }> {
  const domain = await findDomain(actor, id);
  const key = { serviceId: domain.id, recordKey: recordKey(record) };
  if (remark === "") {
    await db.recordRemark.deleteMany({ where: key });
    return listRemarks(actor, { id });
  }
  // So there are never many more remarks than records.
  const zone = await lastKnownZone(domain.id);
  const name = recordName(record);
  if (!zone?.records.some((one) => recordName(one) === name)) throw conflict("zones.remark_without_record");
  await db.recordRemark.upsert({
    where: { serviceId_recordKey: key },
    create: { ...key, ...record, remark },
    update: { remark },
  });
  return listRemarks(actor, { id });
}
