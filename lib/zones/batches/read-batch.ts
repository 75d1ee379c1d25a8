import "server-only";
import { z } from "zod";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { BatchView } from "../batch-contract";
import { batchesOf } from "./batch-owner";
import { viewBatches } from "./view-batch";

const reasonParams = z.record(z.string(), z.union([z.string(), z.number()]));

/** A batch of the customer's, or of the staff's, with what became of each domain, in the order in which they were chosen. @throws AppError not_found (404) */
export async function readBatch(actor: CustomerActor | StaffActor, { id }: { id: string }): Promise<BatchView> {
  const batch = await db.zoneBatch.findFirst({
    where: { id, ...batchesOf(actor) },
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
