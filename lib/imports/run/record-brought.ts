import "server-only";
import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { recordServiceEvent } from "@/lib/services/record-service-event";
import { type ImportRun, recordThings } from "./import-run";

/** Records that a service came from the old shop: that it is not imported again, and in its history what it was there. */
export async function recordBrought(
  tx: Tx,
  run: ImportRun,
  service: { kind: "domain" | "service"; sourceId: string; serviceId: string; data: Prisma.InputJsonObject },
): Promise<void> {
  const { kind, sourceId, serviceId, data } = service;
  await recordThings(tx, run, kind, [{ sourceId, targetId: serviceId }]);
  await recordServiceEvent(tx, run.actor, { serviceId, kind: "brought", data });
}
