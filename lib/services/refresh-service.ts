import "server-only";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { Reading } from "@/lib/product-lines/reading";
import { productLineOf } from "@/lib/product-lines/registry";
import { withCallSubject } from "@/lib/upstream/call-subject";
import { upstream } from "@/lib/upstream/client";
import type { ServiceDetail } from "./contract";
import { describeService } from "./describe-service";
import { findService } from "./find-service";
import { storeReading } from "./store-reading";

/**
 * Reads a service from the upstream now, with all that its page shows, and stores the reading. Safe to repeat.
 * @throws AppError upstream.unclear (503) when the answer can't be read; upstream.absent (409) when the upstream says that
 *   the product isn't in our account: the last reading stays.
 */
export async function refreshService(actor: Actor, { id }: { id: string }): Promise<ServiceDetail> {
  const service = await findService(actor, id);
  const { id: serviceId, customerId } = service;
  const reading = await withCallSubject({ serviceId, customerId }, () => readFully(service));
  if (reading.state === "absent") throw new AppError("upstream.absent", 409);
  const kept = await storeReading(db, service.id, reading);
  if (!kept) throw new AppError("upstream.unclear", 503);
  return describeService(await findService(actor, id));
}

/** State, dates and configuration; and, if the product works, the details that need further calls. */
export async function readFully(service: { productLine: string; name: string; displayName: string }): Promise<Reading> {
  const productLine = productLineOf(service.productLine);
  const { call } = upstream();
  const reading = await productLine.read(call, service.name, service.displayName);
  if (reading.state !== "working" || !productLine.look) return reading;
  const more = await productLine.look(call, reading, service.name, service.displayName);
  return {
    ...reading,
    ...more,
    snapshot: { ...reading.snapshot, ...more.snapshot },
    ...(reading.secrets || more.secrets ? { secrets: { ...reading.secrets, ...more.secrets } } : {}),
    ...(reading.config || more.config ? { config: { ...reading.config, ...more.config } } : {}),
  };
}
