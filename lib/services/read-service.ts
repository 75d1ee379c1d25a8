import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { ServiceDetail } from "./contract";
import { describeService } from "./describe-service";
import { findService } from "./find-service";

/** One service (a customer's: their own) as last read; asks the upstream nothing. */
export async function readService(actor: Actor, { id }: { id: string }): Promise<ServiceDetail> {
  return describeService(await findService(actor, id, { ended: true }));
}
