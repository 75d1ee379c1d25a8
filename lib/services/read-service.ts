import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { ServiceDetail } from "./contract";
import { describeService } from "./describe-service";
import { findService } from "./find-service";

/** One service as last read; a customer reads only their own. Calls no upstream. */
export async function readService(actor: Actor, { id }: { id: string }): Promise<ServiceDetail> {
  return describeService(await findService(actor, id, { ended: true }));
}
