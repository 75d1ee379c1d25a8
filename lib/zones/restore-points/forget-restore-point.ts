import "server-only";
import type { Actor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { findDomain } from "../find-domain";

/** Deletes a restore point that was kept by hand. @throws AppError not_found (404), also of one that is the history's */
export async function forgetRestorePoint(
  actor: Actor,
  input: { id: string; pointId: string },
): Promise<Record<string, never>> {
  const domain = await findDomain(actor, input.id);
  const { count } = await db.zoneRestorePoint.deleteMany({ where: { id: input.pointId, serviceId: domain.id } });
  if (count === 0) throw notFound("restore point");
  return {};
}
