import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { MINUTE_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { refreshService } from "./refresh-service";

/** A reading may show a change only after this time. */
const SETTLED_AFTER_MS = 10 * MINUTE_MS;

/**
 * After a change of the password whose outcome is unknown: reads the service again and stores the password that it shows.
 * @returns whether the stored password may still be the old one, because the read failed or came too soon.
 */
export async function readUnsettledPassword(
  actor: CustomerActor,
  serviceId: string,
  now = new Date(),
): Promise<boolean> {
  const last = await db.serviceEvent.findFirst({
    where: { serviceId, kind: "control.set-password", outcome: { in: ["ok", "unknown"] } },
    orderBy: { id: "desc" },
  });
  if (last?.outcome !== "unknown") return false;
  const settledAt = last.at.getTime() + SETTLED_AFTER_MS;
  const { snapshotAt } = await db.service.findUniqueOrThrow({ where: { id: serviceId }, select: { snapshotAt: true } });
  if (snapshotAt && snapshotAt.getTime() >= settledAt) return false;
  try {
    await refreshService(actor, { id: serviceId });
  } catch (error) {
    // The upstream can't be read now.
    if (error instanceof AppError && error.code.startsWith("upstream.")) return true;
    throw error;
  }
  return now.getTime() < settledAt;
}
