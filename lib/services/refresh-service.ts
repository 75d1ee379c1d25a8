import "server-only";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { lineOf } from "@/lib/lines/registry";
import { upstream } from "@/lib/upstream/client";
import type { ServiceDetail } from "./contract";
import { describeService } from "./describe-service";
import { findService } from "./find-service";
import { storeReading } from "./store-reading";

/**
 * Asks the upstream for a service now and keeps the answer. Safe to repeat.
 * @throws AppError upstream.unclear (503) when the answer says nothing; upstream.absent (409) when the upstream says that
 *   the product isn't in our account: what we last knew stays on the page.
 */
export async function refreshService(actor: Actor, { id }: { id: string }): Promise<ServiceDetail> {
  const service = await findService(actor, id);
  const reading = await lineOf(service.line).read(upstream().call, service.name, service.displayName);
  if (reading.state === "absent") throw new AppError("upstream.absent", 409);
  const kept = await storeReading(db, service.id, reading);
  if (!kept) throw new AppError("upstream.unclear", 503);
  return describeService(await findService(actor, id));
}
