import "server-only";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { invalid, notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { db } from "@/lib/db/client";
import { enqueueInBatches } from "@/lib/db/enqueue";
import type { Prisma } from "@/lib/db/generated/client";
import { changeBatchDomainJob } from "@/lib/db/queued-jobs";
import type { RecordChange } from "@/lib/dns/record-change";
import { batchOwner, servicesOf } from "./batch-owner";

interface Wanted {
  serviceId: string;
  /** Of the zone that the customer saw. */
  version: string;
  /** A change of a large part of this zone was confirmed. */
  confirmed: boolean;
}

/**
 * Writes a batch, of a customer in their own domains or of one of the staff in those of any customers, and, in the same transaction, a job for each of its domains. Nothing is sent to the upstream here.
 * @throws AppError input.invalid (422) when a domain is named twice; not_found (404) when one is no domain that the actor reaches
 */
export async function startBatch(
  actor: CustomerActor | StaffActor,
  { change, domains }: { change: RecordChange; domains: readonly Wanted[] },
): Promise<{ id: string }> {
  const ids = domains.map(({ serviceId }) => serviceId);
  const twice = ids.findIndex((one, at) => ids.indexOf(one) !== at);
  if (twice >= 0) throw invalid({ [`domains.${twice}.serviceId`]: "zones.batch.twice" });
  const owned = await db.service.findMany({
    where: { id: { in: ids }, ...servicesOf(actor), productLine: "domain", endedAt: null },
    select: { id: true, displayName: true },
  });
  const names = new Map(owned.map(({ id, displayName }) => [id, displayName]));
  if (names.size !== ids.length) throw notFound("service");
  const id = newId();
  const rows = domains.map(({ serviceId, version, confirmed }, place) => ({
    ...{ id: newId(), batchId: id, serviceId, place, confirmed },
    baseVersion: version,
    displayName: names.get(serviceId) ?? "",
  }));
  await db.$transaction(async (tx) => {
    await tx.zoneBatch.create({
      data: { id, ...batchOwner(actor), change: JSON.parse(JSON.stringify(change)) as Prisma.InputJsonValue },
    });
    await tx.zoneBatchDomain.createMany({ data: rows });
    await enqueueInBatches(
      tx,
      changeBatchDomainJob,
      rows.map((row) => row.id),
    );
  });
  return { id };
}
