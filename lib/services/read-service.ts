import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import type { ServiceDetail } from "./contract";
import { describeService } from "./describe-service";
import { findService } from "./find-service";

/** One service of the customer's as last read; asks the upstream nothing. */
export async function readService(actor: CustomerActor, { id }: { id: string }): Promise<ServiceDetail> {
  return describeService(await findService(actor, id));
}
