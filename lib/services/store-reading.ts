import "server-only";
import { addMs, DAY_MS } from "@/lib/core/time";
import type { Db, Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { ServiceState } from "@/lib/db/generated/enums";
import type { Reading } from "@/lib/product-lines/reading";
import { mergeSecrets } from "./merge-secrets";

/**
 * The state that a reading shows; undefined when it proves none. "odd" is a name that exists and does not work (stopped, illegal).
 */
export function stateOf(reading: Reading): ServiceState | undefined {
  if (reading.state === "working") return "active";
  if (reading.state === "pending") return reading.reason === "renewing" ? "active" : "opening";
  // Only the renewal failed: the domain itself works until its expiry.
  if (reading.state === "failed") return reading.reason === "renewal_failed" ? "active" : "failed";
  if (reading.state === "odd") return reading.reason === "expired" ? "expired" : "suspended";
  return undefined;
}

/**
 * Stores a reading of a service: state, dates, configuration, details, usage, and its secrets sealed.
 * An unclear reading or an absence changes nothing: one reading does not prove that the product is gone.
 * @returns whether anything was stored.
 */
export async function storeReading(
  tx: Db | Tx,
  serviceId: string,
  reading: Reading,
  at = new Date(),
): Promise<boolean> {
  // During a transfer the state stays: a domain that comes here opens when it has come, one that leaves works until then.
  const moving = reading.reason === "transferring";
  const state = moving ? undefined : stateOf(reading);
  if (state === undefined && !moving) return false;
  if (reading.expiresAt) await forgetTrouble(tx, serviceId, reading.expiresAt);
  // A service that has ended is not changed: its name may belong to another customer's product.
  const { count } = await tx.service.updateMany({
    where: { id: serviceId, endedAt: null },
    data: {
      ...(state === undefined ? {} : { state }),
      upstreamState: reading.upstreamState,
      reason: reading.reason,
      ...(reading.registeredAt ? { registeredAt: reading.registeredAt } : {}),
      ...(reading.expiresAt ? { expiresAt: reading.expiresAt } : {}),
      ...(reading.usage ? { usage: reading.usage as unknown as Prisma.InputJsonValue } : {}),
      snapshot: reading.snapshot,
      snapshotAt: at,
    },
  });
  if (count === 0) return false;
  if (typeof reading.snapshot.contactId === "string") await followOwner(tx, serviceId, reading.snapshot.contactId);
  if (reading.config) await mergeConfig(tx, serviceId, reading.config);
  await mergeSecrets(tx, serviceId, {
    ...reading.secrets,
    ...(reading.password ? { password: reading.password } : {}),
  });
  return true;
}

/** The trouble with automatic renewal was about the expiry before this one: it was renewed elsewhere, such as in the registrar's panel. */
async function forgetTrouble(tx: Db | Tx, serviceId: string, expiresAt: Date): Promise<void> {
  // Only when it has moved by more than a day, as for hasMoved.
  const before = addMs(expiresAt, -DAY_MS);
  await tx.service.updateMany({
    where: { id: serviceId, endedAt: null, autoRenewTrouble: { not: null }, expiresAt: { lt: before } },
    data: { autoRenewTrouble: null, autoRenewTriedAt: null },
  });
}

/**
 * Sets a domain's registrant to the one of its customer that the upstream shows: after a change by hand, one whose outcome was unknown, or
 * a handover to another customer.
 */
export async function followOwner(tx: Db | Tx, serviceId: string, contactId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE services s SET registrant_id = r.id
      FROM registrants r
     WHERE s.id = ${serviceId}::uuid AND s.product_line = 'domain' AND r.upstream_id = ${contactId}
       AND r.customer_id = s.customer_id AND s.registrant_id IS DISTINCT FROM r.id`;
}

/** Overwrites these keys of the configuration; keys that the upstream doesn't show stay. */
export async function mergeConfig(
  tx: Db | Tx,
  serviceId: string,
  config: Readonly<Record<string, string | number | boolean>>,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE services SET config = config || ${JSON.stringify(config)}::jsonb WHERE id = ${serviceId}::uuid`;
}
