import "server-only";
import type { Tx } from "@/lib/db/client";
import type { MovedRecord } from "@/lib/dns/moved-records";
import { recordKey } from "./record-key";

/**
 * Takes remarks along with the records that a change turned into others, all at once: two records may have taken each other's place. The
 * remark of a deleted record stays, so that it is there again after an undo.
 */
export async function moveRemarks(tx: Tx, serviceId: string, moved: readonly MovedRecord[]): Promise<void> {
  const moves = new Map(moved.map(({ from, to }) => [recordKey(from), to]));
  if (moves.size === 0) return;
  const found = await tx.recordRemark.findMany({ where: { serviceId, recordKey: { in: [...moves.keys()] } } });
  if (found.length === 0) return;
  const arriving = found.flatMap(({ recordKey: from, remark }) => {
    const to = moves.get(from);
    if (!to) return [];
    const { host, type, value } = to;
    return [{ serviceId, recordKey: recordKey(to), host, type, value, remark }];
  });
  // What an earlier record of the same name left is older than the remark that arrives.
  const keys = [...found, ...arriving].map((row) => row.recordKey);
  await tx.recordRemark.deleteMany({ where: { serviceId, recordKey: { in: keys } } });
  await tx.recordRemark.createMany({ data: arriving });
}
