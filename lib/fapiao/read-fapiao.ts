import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { FapiaoDetail } from "./contract";
import { viewFapiao, withFapiaoParts } from "./view-fapiao";

/** One request of the customer's. @throws AppError not_found, also for another customer's. */
export async function readFapiao(actor: CustomerActor, { id }: { id: string }): Promise<FapiaoDetail> {
  const request = await db.fapiaoRequest.findFirst({
    where: { id, customerId: actor.userId },
    include: withFapiaoParts,
  });
  if (!request) throw notFound("fapiao");
  return viewFapiao(request);
}
