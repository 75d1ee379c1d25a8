import "server-only";
import { z } from "zod";
import type { CustomerActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { BatchView } from "../batch-contract";
import { viewBatches } from "./view-batch";

const reasonParams = z.record(z.string(), z.union([z.string(), z.number()]));

/** A customer's batch with what became of each domain, in the order in which they were chosen. @throws AppError not_found (404) */
export async function readBatch(actor: CustomerActor, { id }: { id: string }): Promise<BatchView> {
  const batch = await db.zoneBatch.findFirst({
    where: { id, customerId: actor.userId },
    include: { domains: { orderBy: { place: "asc" } } },
  });
  const [row] = batch ? await viewBatches([batch]) : [];
  if (!batch || !row) throw notFound("batch");
  return {
    ...row,
    domains: batch.domains.map(({ id, serviceId, displayName, state, code, params, changeId }) => ({
      ...{ id, serviceId, displayName, state, code, changeId },
      params: reasonParams.safeParse(params).data ?? {},
    })),
  };
}
