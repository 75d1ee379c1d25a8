import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { CustomerActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { FapiaoBuyer, FapiaoProfileView } from "../contract";
import { profileColumns, viewProfile } from "./view-profile";

/** Replaces whom fapiao can be made out to; requests that were made keep what they had. */
export async function changeFapiaoProfile(
  actor: CustomerActor,
  { id, ...buyer }: FapiaoBuyer & { id: string },
): Promise<FapiaoProfileView> {
  return db.$transaction(async (tx) => {
    const before = await tx.fapiaoProfile.findFirst({ where: { id, customerId: actor.userId } });
    if (!before) throw notFound("fapiao-profile");
    const profile = await tx.fapiaoProfile.update({ where: { id }, data: profileColumns(buyer as FapiaoBuyer) });
    const { title, taxNumber } = before;
    await recordEvent(tx, actor, {
      action: "fapiao.save-profile",
      subject: { kind: "fapiao-profile", id },
      before: { title, ...(taxNumber ? { taxNumber } : {}) },
      after: { title: profile.title, ...(profile.taxNumber ? { taxNumber: profile.taxNumber } : {}) },
    });
    return viewProfile(profile);
  });
}
