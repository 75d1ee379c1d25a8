import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { StaffBatchRow, StaffBatchView } from "../admin-batch-contract";
import type { BatchRow } from "../batch-contract";
import { listBatches } from "./list-batches";
import { readBatch } from "./read-batch";

/** A page of the staff's batches, newest first, each with who started it. */
export async function listStaffBatches(
  actor: StaffActor,
  input: { after?: string | undefined; take: number },
): Promise<{ rows: StaffBatchRow[]; next: string | null }> {
  const { rows, next } = await listBatches(actor, input);
  return { rows: await withStarters(rows), next };
}

/** A batch of the staff's with what became of each domain, and whose it is. @throws AppError not_found (404) */
export async function readStaffBatch(actor: StaffActor, input: { id: string }): Promise<StaffBatchView> {
  const { domains, ...batch } = await readBatch(actor, input);
  const [[row], services] = await Promise.all([
    withStarters([batch]),
    db.service.findMany({
      where: { id: { in: domains.map(({ serviceId }) => serviceId) } },
      select: { id: true, customer: { select: { id: true, name: true, email: true } } },
    }),
  ]);
  if (!row) throw new Error(`batch ${batch.id} has vanished`);
  const owners = new Map(services.map(({ id, customer }) => [id, customer]));
  return { ...row, domains: domains.map((domain) => ({ ...domain, customer: ownerIn(owners, domain.serviceId) })) };
}

function ownerIn<C>(owners: ReadonlyMap<string, C>, serviceId: string): C {
  const owner = owners.get(serviceId);
  if (!owner) throw new Error(`service ${serviceId} has no owner`);
  return owner;
}

async function withStarters(rows: readonly BatchRow[]): Promise<StaffBatchRow[]> {
  const stored = await db.zoneBatch.findMany({
    where: { id: { in: rows.map(({ id }) => id) } },
    select: { id: true, staffId: true },
  });
  const starters = new Map(stored.map(({ id, staffId }) => [id, staffId ?? ""]));
  const people = await db.user.findMany({
    where: { id: { in: [...new Set(starters.values())].filter(Boolean) } },
    select: { id: true, name: true, email: true },
  });
  return rows.map((row) => {
    const id = starters.get(row.id) ?? "";
    const person = people.find((one) => one.id === id);
    return { ...row, by: { id, name: person?.name || person?.email || "" } };
  });
}
