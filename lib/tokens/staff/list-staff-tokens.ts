import "server-only";
import { staffTokenWorks } from "@/lib/auth/still-works";
import type { StaffActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { StaffTokenRow } from "../staff-contract";
import { describeStaffToken, withTokenOwner } from "./describe-staff-token";

/** The actor's tokens that still work, the newest first. Admins see everybody's, because they answer for what the staff may reach. */
export async function listStaffTokens(actor: StaffActor): Promise<{ rows: StaffTokenRow[] }> {
  const own = actor.role === "admin" ? {} : { createdById: actor.userId };
  const found = await db.staffToken.findMany({
    where: { ...own, ...staffTokenWorks(new Date()) },
    orderBy: { id: "desc" },
    include: withTokenOwner,
  });
  return { rows: found.map(describeStaffToken) };
}
