import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";

/** Changes one's own name, telephone or language of mails; what is left out stays. Safe to retry. */
export async function changeProfile(
  actor: CustomerActor | StaffActor,
  { name, phone, locale }: { name?: string; phone?: string; locale?: "zh" | "en" },
): Promise<Record<string, never>> {
  await db.$transaction(async (tx) => {
    const before = await tx.user.findUniqueOrThrow({
      where: { id: actor.userId },
      select: { name: true, phone: true, locale: true },
    });
    const after = { name: name ?? before.name, phone: phone === undefined ? before.phone : phone || null, locale };
    await tx.user.update({ where: { id: actor.userId }, data: { ...after, locale: locale ?? before.locale } });
    await recordEvent(tx, actor, {
      action: "customers.change-profile",
      subject: { kind: "user", id: actor.userId },
      before,
      after: { ...after, locale: locale ?? before.locale },
    });
  });
  return {};
}
