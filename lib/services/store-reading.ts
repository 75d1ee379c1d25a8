import "server-only";
import type { Db, Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { ServiceState } from "@/lib/db/generated/enums";
import type { Reading } from "@/lib/product-lines/reading";
import { mergeSecrets } from "./merge-secrets";

/** The state of a service that reads so; nothing for a read that proves none. A stopped or illegal name is there and does not work. */
export function stateOf(reading: Reading): ServiceState | undefined {
  if (reading.state === "working") return "active";
  if (reading.state === "pending") return reading.reason === "renewing" ? "active" : "opening";
  // Only the renewal failed: the domain itself works on till its expiry.
  if (reading.state === "failed") return reading.reason === "renewal_failed" ? "active" : "failed";
  if (reading.state === "odd") return reading.reason === "expired" ? "expired" : "suspended";
  return undefined;
}

/**
 * Keeps what a read of the upstream showed of a service: state, dates, configuration, details, usage, and its secrets sealed.
 * A read that says nothing (unclear) or that the product isn't there (absent) changes nothing here: one look proves neither.
 * @returns whether anything was kept.
 */
export async function storeReading(
  tx: Db | Tx,
  serviceId: string,
  reading: Reading,
  at = new Date(),
): Promise<boolean> {
  // On its way to us it opens once it has come, on its way from us it works meanwhile: it stays as it is.
  const moving = reading.reason === "transferring";
  const state = moving ? undefined : stateOf(reading);
  if (state === undefined && !moving) return false;
  // What has ended stays so: what stands under its name now is another's.
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

/** A domain whose owner was changed and whose answer was lost, or by hand: it stands under the owner that the upstream shows. */
async function followOwner(tx: Db | Tx, serviceId: string, contactId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE services s SET registrant_id = r.id
      FROM registrants r
     WHERE s.id = ${serviceId}::uuid AND s.line = 'domain' AND r.upstream_id = ${contactId}
       AND r.customer_id = s.customer_id AND s.registrant_id IS DISTINCT FROM r.id`;
}

/** What is known of the configuration, with these keys as they are now; keys that the upstream doesn't show stay. */
export async function mergeConfig(
  tx: Db | Tx,
  serviceId: string,
  config: Readonly<Record<string, string | number | boolean>>,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE services SET config = config || ${JSON.stringify(config)}::jsonb WHERE id = ${serviceId}::uuid`;
}
