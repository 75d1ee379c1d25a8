import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { conflict, notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";

/**
 * Replaces staff's note on a customer. Safe to repeat.
 * @throws AppError not_found; staff.note_changed (409): it is no longer what `seen` says.
 */
export async function changeCustomer(
  actor: StaffActor,
  { id, staffNote, seen }: { id: string; staffNote: string; seen?: string },
): Promise<Record<string, never>> {
  await db.$transaction(async (tx) => {
    const before = await tx.user.findFirst({ where: { id, kind: "customer" }, select: { staffNote: true } });
    if (!before) throw notFound("customer");
    if (staffNote === (before.staffNote ?? "")) return;
    if (seen !== undefined && seen !== (before.staffNote ?? "")) throw conflict("staff.note_changed");
    const unchanged = seen === undefined ? {} : { staffNote: before.staffNote };
    const { count } = await tx.user.updateMany({ where: { id, ...unchanged }, data: { staffNote } });
    if (count === 0) throw conflict("staff.note_changed");
    await recordEvent(tx, actor, {
      action: "customers.note",
      subject: { kind: "user", id },
      customerId: id,
      before,
      after: { staffNote },
    });
  });
  return {};
}
