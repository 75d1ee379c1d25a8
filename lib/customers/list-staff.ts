import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { staffInvitation } from "@/lib/notify/templates/staff-invitation";
import type { StaffRow } from "./contract";
import { passkeyCount, personColumns, personRowOf } from "./person-row";

/** All staff, by name, with the newest invitation of those who have not set a password yet. Admins only. */
export async function listStaff(actor: StaffActor): Promise<{ rows: StaffRow[] }> {
  if (actor.role !== "admin") throw forbidden();
  const found = await db.user.findMany({
    where: { kind: "staff" },
    orderBy: { name: "asc" },
    select: { ...personColumns, ...passkeyCount },
  });
  const waiting = found.filter(({ emailVerifiedAt }) => emailVerifiedAt === null).map(({ id }) => id);
  const mails = await db.mail.groupBy({
    by: ["userId"],
    where: { userId: { in: waiting }, template: staffInvitation.name },
    _max: { createdAt: true },
  });
  const mailedAt = new Map(mails.map(({ userId, _max }) => [userId, _max.createdAt]));
  const rows = found.map(({ _count, ...user }) => ({
    ...personRowOf(user),
    passkeys: _count.passkeys,
    invitedAt: user.emailVerifiedAt ? null : (mailedAt.get(user.id) ?? user.createdAt),
  }));
  return { rows };
}
