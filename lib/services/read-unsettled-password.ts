import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { MINUTE_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { refreshService } from "./refresh-service";

/** The upstream may show so late what it did. */
const SETTLED_AFTER_MS = 10 * MINUTE_MS;

/**
 * After a change of the password that got no answer: reads the service again, so that the password that holds is kept.
 * @returns whether the one that is kept may be the old one all the same, because nothing was read or it was read too soon.
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
    // The upstream does not tell now: then the mark stays.
    if (error instanceof AppError && error.code.startsWith("upstream.")) return true;
    throw error;
  }
  return now.getTime() < settledAt;
}
