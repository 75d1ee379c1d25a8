import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";

/** Replaces staff's note on a customer. */
export async function changeCustomer(
  actor: StaffActor,
  { id, staffNote }: { id: string; staffNote: string },
): Promise<Record<string, never>> {
  await db.$transaction(async (tx) => {
    const before = await tx.user.findFirst({ where: { id, kind: "customer" }, select: { staffNote: true } });
    if (!before) throw notFound("customer");
    await tx.user.update({ where: { id }, data: { staffNote } });
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
