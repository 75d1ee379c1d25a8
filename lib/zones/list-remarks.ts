import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { isRecordType } from "@/lib/dns/record";
import { findDomain } from "./find-domain";
import type { RecordRemark } from "./remark-contract";

/** The remarks beside a domain's records; also those of records that are gone, which an undo brings back. */
export async function listRemarks(actor: Actor, input: { id: string }): Promise<{ remarks: RecordRemark[] }> {
  const domain = await findDomain(actor, input.id);
  const rows = await db.recordRemark.findMany({
    where: { serviceId: domain.id },
    orderBy: { recordKey: "asc" },
    select: { host: true, type: true, value: true, remark: true },
  });
  return { remarks: rows.flatMap(({ type, ...row }) => (isRecordType(type) ? [{ ...row, type }] : [])) };
}
