import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { CustomerActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";

/** Forgets whom fapiao can be made out to; requests that were made keep what they had. */
export async function deleteFapiaoProfile(
  actor: CustomerActor,
  { id }: { id: string },
): Promise<Record<string, never>> {
  await db.$transaction(async (tx) => {
    const profile = await tx.fapiaoProfile.findFirst({ where: { id, customerId: actor.userId } });
    if (!profile) throw notFound("fapiao-profile");
    await tx.fapiaoProfile.delete({ where: { id } });
    await recordEvent(tx, actor, {
      action: "fapiao.delete-profile",
      subject: { kind: "fapiao-profile", id },
      before: { title: profile.title },
    });
  });
  return {};
}
