import "server-only";
import { seal } from "@/lib/core/secret";
import type { Db, Tx } from "@/lib/db/client";
import type { ServiceState } from "@/lib/db/generated/enums";
import { env } from "@/lib/env";
import type { Reading } from "@/lib/lines/line";

export const secretsPlace = (serviceId: string) => ({ table: "services", row: serviceId, column: "secrets_enc" });

/** A stopped or illegal name is there and does not work; what expired keeps its own word. */
function stateOf(reading: Reading): ServiceState | undefined {
  if (reading.state === "working") return "active";
  if (reading.state === "pending") return reading.reason === "renewing" ? "active" : "opening";
  if (reading.state === "failed") return "failed";
  if (reading.state === "odd") return reading.reason === "expired" ? "expired" : "suspended";
  return undefined;
}

/**
 * Keeps what a read of the upstream showed of a service: state, dates, details, and the password sealed. A read that says
 * nothing (unclear) or that the product isn't there (absent) changes nothing here: one look proves neither.
 * @returns whether anything was kept.
 */
export async function storeReading(
  tx: Db | Tx,
  serviceId: string,
  reading: Reading,
  at = new Date(),
): Promise<boolean> {
  const state = stateOf(reading);
  if (state === undefined) return false;
  const secrets = reading.password
    ? { secretsEnc: seal(env().keyRing, JSON.stringify({ password: reading.password }), secretsPlace(serviceId)) }
    : {};
  await tx.service.update({
    where: { id: serviceId },
    data: {
      state,
      upstreamState: reading.upstreamState,
      ...(reading.registeredAt ? { registeredAt: reading.registeredAt } : {}),
      ...(reading.expiresAt ? { expiresAt: reading.expiresAt } : {}),
      snapshot: reading.snapshot,
      snapshotAt: at,
      ...secrets,
    },
  });
  return true;
}
