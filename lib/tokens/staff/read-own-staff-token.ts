import "server-only";
import { hasStaffToken } from "@/lib/auth/authenticate-staff-token";
import type { StaffActor, StaffRole } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { StaffTokenRow } from "../staff-contract";
import { describeStaffToken, withTokenOwner } from "./describe-staff-token";

/** The token by which a program asks. @throws AppError not_found (404) for a person. */
export async function readOwnStaffToken(actor: StaffActor): Promise<StaffTokenRow & { role: StaffRole }> {
  if (!hasStaffToken(actor)) throw notFound("token");
  const where = { id: actor.token.id, createdById: actor.userId };
  const token = await db.staffToken.findFirst({ where, include: withTokenOwner });
  if (!token) throw notFound("token");
  return { ...describeStaffToken(token), role: actor.role };
}
